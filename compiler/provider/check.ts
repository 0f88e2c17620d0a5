/**
 * Checks inputs of a resource or function against the provider catalog: unknown, missing and mistyped properties at any depth. Used for
 * plans (inputs with expressions) and by the engine tests' provider (resolved inputs in wire form).
 */
import { nearest } from "../diagnostics/nearest.ts";
import { enumValues, objectType, own } from "./catalogue.ts";
import type { Catalogue, CatalogueEntry } from "./catalogue.ts";
import type { CatalogueObject, CatalogueType } from "./types.ts";
import { typeText, valueText } from "./describe.ts";
import type { InputProblem } from "./describe.ts";
import { checkExpression, mayBeNull } from "./check-expression.ts";
import { located, report, reportType } from "./check-state.ts";
import type { Check, CheckOptions } from "./check-state.ts";
import { isExpression } from "../plan/expressions.ts";

/** Problems in `inputs` for the resource type `token`, in input order. An unknown token is one problem with an empty path. */
export function checkInputs(catalogue: Catalogue, token: string, inputs: object, options: CheckOptions = {}): InputProblem[] {
  const entry = catalogue.resource(token);
  return entry === undefined ? [unknownToken(catalogue, token, "resource type")] : checkMember(entry, inputs, options);
}

/** Like `checkInputs`, for the arguments of the function `token`. */
export function checkFunctionInputs(catalogue: Catalogue, token: string, inputs: object, options: CheckOptions = {}): InputProblem[] {
  const entry = catalogue.function(token);
  return entry === undefined ? [unknownToken(catalogue, token, "function")] : checkMember(entry, inputs, options);
}

function checkMember({ member, shard }: CatalogueEntry, inputs: object, options: CheckOptions): InputProblem[] {
  const check: Check = { ...options, shard, path: [], problems: [] };
  checkObject(inputs as Record<string, unknown>, { properties: member.inputs, required: member.required }, check);
  return check.problems;
}

function unknownToken(catalogue: Catalogue, token: string, what: string): InputProblem {
  const problem = { path: [], kind: "unknown", expected: `a ${what} of the provider catalogue`, got: `${what} ${token}` } as const;
  const suggestion = nearest(token, catalogue.siblings(token));
  return suggestion === undefined ? problem : { ...problem, suggestion };
}

/** Checks `given` against `type` and adds problems to `check`. */
export function checkValue(given: unknown, type: CatalogueType, check: Check): void {
  const value = check.unwrap === undefined ? given : check.unwrap(given);
  if (check.isUnknown?.(value) === true) return;
  if (typeof value === "object" && value !== null) {
    if (check.expressions !== undefined && isExpression(value)) checkExpression(value, type, check, checkValue);
    else if (type === "any") checkAny(value, check);
    else if (typeof type === "object" && "union" in type) checkUnion(value, type.union, check);
    else checkStructure(value, type, check);
  } else checkScalar(value, type, check);
}

function checkScalar(value: unknown, type: CatalogueType, check: Check): void {
  if (type === "any") return;
  if (typeof type === "object" && "union" in type) return checkUnion(value, type.union, check);
  const wanted = typeof type === "string" ? type : "enum" in type || "open" in type ? "string" : "structure";
  if (typeof value !== wanted) return reportType(valueText(value), type, check);
  if (typeof type === "object" && "enum" in type) checkEnum(value as string, type.enum, check);
}

function checkEnum(value: string, name: string, check: Check): void {
  const values = enumValues(name, check.shard);
  if (values.includes(value)) return;
  const problem = { kind: "enum", expected: `one of ${values.join(", ")}`, got: valueText(value) } as const;
  const suggestion = nearest(value, values);
  report(check, suggestion === undefined ? problem : { ...problem, suggestion });
}

function checkStructure(value: object, type: CatalogueType, check: Check): void {
  if (typeof type === "string") {
    if (type !== "asset" || Array.isArray(value)) reportType(valueText(value), type, check);
  } else if ("array" in type && Array.isArray(value)) checkItems(value, type.array, check);
  else if ("map" in type && !Array.isArray(value)) checkEntries(value, type.map, check);
  else if ("ref" in type && !Array.isArray(value)) {
    checkObject(value as Record<string, unknown>, objectType(type.ref, located(type, check)), check);
  } else reportType(valueText(value), type, check);
}

function checkItems(values: readonly unknown[], type: CatalogueType, check: Check): void {
  for (let index = 0; index < values.length; index += 1) checkAt(index, values[index], type, check);
}

function checkEntries(values: object, type: CatalogueType, check: Check): void {
  for (const [key, value] of Object.entries(values)) checkAt(key, value, type, check);
}

function checkAt(step: string | number, value: unknown, type: CatalogueType, check: Check): void {
  check.path.push(step);
  checkValue(value, type, check);
  check.path.pop();
}

/** A null property counts as absent. */
function checkObject(value: Record<string, unknown>, { properties, required = [] }: CatalogueObject, check: Check): void {
  for (const name of required) if (mayBeNull(value[name], check)) reportMissing(name, properties, check);
  for (const name in value) {
    const type = own(properties, name);
    if (type === undefined) reportUnknown(name, Object.keys(properties), check);
    else if (value[name] !== null && value[name] !== undefined) checkAt(name, value[name], type, check);
  }
}

function reportMissing(name: string, properties: CatalogueObject["properties"], check: Check): void {
  check.path.push(name);
  const type = properties[name] ?? "any";
  report(check, { kind: "missing", expected: typeText(located(type, check)), got: "nothing" });
  check.path.pop();
}

function reportUnknown(name: string, names: readonly string[], check: Check): void {
  const problem = { kind: "unknown", expected: "a property of this type", got: `property ${name}` } as const;
  const suggestion = nearest(name, names);
  check.path.push(name);
  report(check, suggestion === undefined ? problem : { ...problem, suggestion });
  check.path.pop();
}

/** Any JSON is valid; only the expressions in it are checked. */
function checkAny(value: object, check: Check): void {
  if (check.expressions === undefined) return;
  for (const [key, item] of Object.entries(value)) {
    checkAt(Array.isArray(value) ? Number(key) : key, item, "any", check);
  }
}

/** Valid if one alternative accepts the value. Otherwise reports the problems of the alternative with the value's own kind. */
function checkUnion(value: unknown, alternatives: readonly CatalogueType[], check: Check): void {
  const found = alternatives.map((type) => {
    const attempt: Check = { ...check, path: [...check.path], problems: [] };
    checkValue(value, type, attempt);
    return attempt.problems;
  });
  if (found.some((problems) => problems.length === 0)) return;
  const deep = found.filter((problems) => problems.some(({ path }) => path.length > check.path.length)).sort((a, b) => a.length - b.length);
  if (deep[0] === undefined) reportType(valueText(value), { union: alternatives }, check);
  else check.problems.push(...deep[0]);
}
