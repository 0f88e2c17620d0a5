/** Describes types, values and problems of the catalog check as text. */
import { enumValues } from "./catalogue.ts";
import type { LocatedType } from "./catalogue.ts";

/** Property names and list indexes from a resource's inputs to the value. */
export type InputPath = readonly (string | number)[];

export interface InputProblem {
  readonly path: InputPath;
  /** `unknown`: no such property, type, resource or output; `missing`: required and not given. */
  readonly kind: "unknown" | "missing" | "type" | "enum";
  /** The expected type or value, as text. */
  readonly expected: string;
  /** The actual type or value, as text. */
  readonly got: string;
  /** The existing name or value that was probably meant. */
  readonly suggestion?: string;
}

/** One line: `inputs.engineVersion: expected text, got a number (18)`. */
export function problemText({ path, kind, expected, got, suggestion }: InputProblem): string {
  const meant = suggestion === undefined ? "" : ` (did you mean ${suggestion}?)`;
  const where = path.length === 0 ? "" : `${pathText(path)}: `;
  if (kind === "missing") return `${where}missing, expected ${expected}`;
  return `${where}${kind === "unknown" ? `unknown ${got}` : `got ${got}`}, expected ${expected}${meant}`;
}

/** `containerDefinitions[0].name`. */
export function pathText(path: InputPath): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}

/** The type as text: `list of text`. */
export function typeText(at: LocatedType): string {
  const { type } = at;
  if (typeof type === "string") return words[type];
  if ("array" in type) return `list of ${typeText({ ...at, type: type.array })}`;
  if ("map" in type) return `map of ${typeText({ ...at, type: type.map })}`;
  if ("ref" in type) return `object (${type.ref})`;
  if ("open" in type) return "text";
  if ("enum" in type) return `one of ${enumValues(type.enum, at.shard).join(", ")}`;
  return type.union.map((part) => typeText({ ...at, type: part })).join(" or ");
}

const words = { string: "text", number: "number", boolean: "true or false", any: "anything", asset: "a file or archive" } as const;

/** The value as text, truncated: `a number (18)`. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = JSON.stringify(value);
  const name = typeof value === "string" ? "text" : typeof value === "number" ? "a number" : "a boolean";
  return `${name} (${text.length > 60 ? `${text.slice(0, 57)}…` : text})`;
}
