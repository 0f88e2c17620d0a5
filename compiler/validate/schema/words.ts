/** Describes values, types and bounds of the schema in words. */
import type { KeyPath } from "../../source/types.ts";
import type { SchemaNode } from "./metadata.ts";

/** Maximum length of a value in a message. */
const longest = 60;

/** Dotted key: `rds.rdsInstanceClass`, `waivers.0.until`. */
export function dotted(path: KeyPath): string {
  return path.join(".");
}

const typeWords: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "`true` or `false`",
  array: "a list",
  object: "a map of keys",
  null: "`null`",
};

/** "a whole number", "text or a list". */
export function typeInWords(types: string | readonly string[] | undefined): string {
  const list = (typeof types === "string" ? types.split(",") : (types ?? [])).map((type) => typeWords[type] ?? type);
  return orList([...new Set(list)]);
}

/** "a", "a or b", "a, b or c". */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** A value as one line of YAML. */
export function inYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inYaml).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${inYaml(inner)}`)
      .join(", ")}}`;
  }
  if (typeof value !== "string") return String(value);
  return /^[A-Za-z/][\w./@+-]*( [\w./@+-]+)*$/.test(value) && !/^(true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value);
}

/** "the number 12", "the text "yes"", "a list": the actual value, short enough for one line; `text` is how the spec spells it. */
export function foundInWords(value: unknown, text?: string): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (value === null) return "`null`";
  if (typeof value === "object") return Object.keys(value).length === 0 ? "an empty map" : "a map of keys";
  if (typeof value === "string") return value === "" ? "empty text" : `the text ${JSON.stringify(short(value))}`;
  return typeof value === "number" ? `the number ${short(text ?? String(value))}` : `\`${text ?? String(value)}\``;
}

/** A scalar as YAML, truncated; `text` is how the spec spells it. */
export function valueInWords(value: unknown, text?: string): string {
  return typeof value === "string" ? (value === "" ? '`""`' : `\`${short(value)}\``) : `\`${short(text ?? inYaml(value))}\``;
}

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** "20 to 65536 GiB", "at least 1 second"; empty without bounds. */
export function boundsInWords(node: SchemaNode): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = node;
  const unit = node["x-unit"] === undefined ? "" : ` ${node["x-unit"]}`;
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}${unit}`;
  const parts = [
    minimum === undefined ? "" : `at least ${minimum}`,
    exclusiveMinimum === undefined ? "" : `more than ${exclusiveMinimum}`,
    maximum === undefined ? "" : `at most ${maximum}`,
    exclusiveMaximum === undefined ? "" : `less than ${exclusiveMaximum}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `${parts.join(" and ")}${unit}`;
}

/** "`a`, `b` or `c`"; only the first choices of a long list. */
export function choicesInWords(values: readonly unknown[]): string {
  const most = 20;
  const shown = values.slice(0, most).map((value) => `\`${inYaml(value)}\``);
  return values.length > most ? `${shown.join(", ")} or ${values.length - most} others` : orList(shown);
}

/** The first sentence of a description, without its full stop. */
export function firstSentence(text: string | undefined): string {
  return text === undefined ? "" : (/^.*?(?=\.(?:\s|$))/s.exec(text)?.[0] ?? text);
}
