/** Is a value right for a key? Suggestions are checked with it, so that none is refused when it is followed. */
import type { SchemaNode } from "./metadata.ts";

/** Maximum length of text to match with a pattern: suggestions are short. */
const longest = 200;

/** Does the schema node accept the value, as far as type, choices, bounds, form and items say? */
export function fits(value: unknown, node: SchemaNode): boolean {
  const { enum: choices, anyOf, oneOf } = node;
  if (choices !== undefined && !choices.includes(value)) return false;
  const branches = anyOf ?? oneOf;
  if (branches !== undefined && !branches.some((branch) => fits(value, branch))) return false;
  if (!isOfType(value, node)) return false;
  if (typeof value === "number") return isInBounds(value, node);
  if (typeof value === "string") return hasForm(value, node);
  return !Array.isArray(value) || isList(value, node);
}

function isOfType(value: unknown, { type }: SchemaNode): boolean {
  if (type === undefined) return true;
  const types: ReadonlySet<string> = new Set([type].flat());
  if (Array.isArray(value)) return types.has("array");
  if (value === null) return types.has("null");
  if (typeof value === "number") return types.has("number") || (types.has("integer") && Number.isInteger(value));
  return types.has(typeof value);
}

function isInBounds(value: number, node: SchemaNode): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity, multipleOf } = node;
  const within = value >= minimum && value <= maximum && (value > exclusiveMinimum || exclusiveMinimum === -Infinity);
  return within && (value < exclusiveMaximum || exclusiveMaximum === Infinity) && (multipleOf === undefined || value % multipleOf === 0);
}

function hasForm(value: string, { pattern, minLength = 0, maxLength = longest }: SchemaNode): boolean {
  if (value.length < minLength || value.length > maxLength) return false;
  return pattern === undefined || new RegExp(pattern, "u").test(value);
}

function isList(value: readonly unknown[], { items = {}, minItems = 0, maxItems = Infinity }: SchemaNode): boolean {
  return value.length >= minItems && value.length <= maxItems && value.every((item) => fits(item, items));
}
