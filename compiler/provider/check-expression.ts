/**
 * Checks the plan's expressions where they stand in inputs: does what they refer to exist, and is it of the wanted type?
 */
import type { LocatedType } from "./catalogue.ts";
import { typeText } from "./describe.ts";
import { fits } from "./paths.ts";
import { located, report, reportType } from "./check-state.ts";
import type { Check, Reference } from "./check-state.ts";
import type { CatalogueType } from "./types.ts";
import { isExpression } from "../plan/builder/expr.ts";
import type { PathElement, PlanExpression } from "../plan/types.ts";

/** Anything that can be a part of a text. */
const scalar: CatalogueType = { union: ["string", "number", "boolean"] };

/** Checks a value that stands inside an expression. */
type CheckValue = (value: unknown, type: CatalogueType, check: Check) => void;

/** Checks `expression` in a place where `wanted` is wanted. `check.expressions` must be there. */
export function checkExpression(expression: object, wanted: CatalogueType, check: Check, checkValue: CheckValue): void {
  const known = expression as PlanExpression;
  if ("$ref" in known || "$data" in known || "$config" in known) checkReference(known, wanted, check);
  else if ("$concat" in known) {
    checkText(wanted, "joined text", check);
    for (const part of known.$concat) checkValue(part, scalar, check);
  } else if ("$json" in known) {
    checkText(wanted, "JSON text", check);
    checkValue(known.$json, "any", check);
  } else if ("$secret" in known) checkValue(known.$secret, wanted, check);
  else if ("$if" in known) {
    checkReference({ $config: known.$if.config }, "any", check);
    for (const branch of [known.then, known.else]) if (branch !== null) checkValue(branch, wanted, check);
  } else checkValue(known.$literal, wanted, { ...check, expressions: undefined });
}

function checkText(wanted: CatalogueType, got: string, check: Check): void {
  const text: LocatedType = located("string", check);
  if (!fits(text, located(wanted, check))) reportType(got, wanted, check);
}

function checkReference(reference: Reference, wanted: CatalogueType, check: Check): void {
  const found = check.expressions?.typeOf(reference);
  if (found === undefined) return;
  if ("got" in found) report(check, { kind: "unknown", ...found });
  else if (!fits(found, located(wanted, check))) reportType(`${referenceText(reference)}, which is ${typeText(found)}`, wanted, check);
}

/** A reference as people write it: `vpc.id`, `data caller-identity.accountId`, `config apiImage`. */
function referenceText(reference: Reference): string {
  if ("$config" in reference) return `config ${reference.$config}`;
  const steps = reference.path.map(stepText).join("");
  return "$ref" in reference ? `${reference.$ref}${steps}` : `data ${reference.$data}${steps}`;
}

function stepText(element: PathElement): string {
  if (typeof element === "string") return `.${element}`;
  if (typeof element === "number") return `[${element}]`;
  return `[${Object.entries(element.find)
    .map(([name, value]) => `${name}=${value}`)
    .join(",")}]`;
}

/** Is this property absent, or can it be when the program runs? A required one must not be. */
export function mayBeNull(value: unknown, check: Check): boolean {
  if (value === null || value === undefined) return true;
  if (check.expressions === undefined || typeof value !== "object" || !isExpression(value)) return false;
  const known = value as PlanExpression;
  if ("$secret" in known) return mayBeNull(known.$secret, check);
  return "$if" in known && (mayBeNull(known.then, check) || mayBeNull(known.else, check));
}
