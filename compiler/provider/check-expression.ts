/** Checks plan expressions in inputs: whether the target of a reference exists and has the expected type. */
import type { LocatedType } from "./catalogue.ts";
import { typeText } from "./describe.ts";
import { fits } from "./paths.ts";
import { located, report, reportType } from "./check-state.ts";
import type { Check } from "./check-state.ts";
import type { CatalogueType } from "./types.ts";
import { parse, referenceText, type Reference } from "../plan/expressions.ts";
import type { PlanValue } from "../plan/types.ts";

/** Types that can be part of a text. */
const scalar: CatalogueType = { union: ["string", "number", "boolean"] };

/** Checks a value nested in an expression. */
type CheckValue = (value: unknown, type: CatalogueType, check: Check) => void;

/** Checks an expression where type `wanted` is expected. Requires `check.expressions`. */
export function checkExpression(expression: PlanValue, wanted: CatalogueType, check: Check, checkValue: CheckValue): void {
  const node = parse(expression);
  switch (node.kind) {
    case "ref":
    case "data":
    case "config":
      return checkReference(node, wanted, check);
    case "concat":
      checkText(wanted, "joined text", check);
      for (const part of node.parts) checkValue(part, scalar, check);
      return;
    case "json":
      checkText(wanted, "JSON text", check);
      return checkValue(node.document, "any", check);
    case "subnet":
      checkText(wanted, "a block of addresses", check);
      return checkValue(node.block, "string", check);
    case "secret":
      return checkValue(node.value, wanted, check);
    case "if":
      checkReference({ kind: "config", key: node.condition.config }, "any", check);
      for (const branch of [node.then, node.else]) if (branch !== null) checkValue(branch, wanted, check);
      return;
    case "literal":
      return checkValue(node.value, wanted, { ...check, expressions: undefined });
    case "malformed":
      return report(check, { kind: "type", expected: "an expression of the plan", got: node.problem });
    default:
      throw new Error(`a ${node.kind} is no expression`);
  }
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

/** True if the property is absent or may be absent at run time. A required property must not be. */
export function mayBeNull(value: unknown, check: Check): boolean {
  if (value === null || value === undefined) return true;
  if (check.expressions === undefined || typeof value !== "object") return false;
  const node = parse(value as PlanValue);
  if (node.kind === "secret") return mayBeNull(node.value, check);
  return node.kind === "if" && (mayBeNull(node.then, check) || mayBeNull(node.else, check));
}
