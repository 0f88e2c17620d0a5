/** Errors about values with the wrong type, range, choice or format. */
import type { CompilerError } from "../../diagnostics/compiler-errors.ts";
import type { Extra } from "../../diagnostics/make.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { SchemaNode } from "./metadata.ts";
import type { Mistake } from "./mistakes.ts";
import { inLargerUnit, withoutUnit } from "./units.ts";
import { boundsInWords, choicesInWords, countInWords, dotted, foundInWords, inYaml, typeInWords, valueInWords } from "./words.ts";

/** Error, message and help for one mistake. */
export interface ValueWords extends Pick<Extra, "help"> {
  readonly code: CompilerError;
  readonly message: string;
}

/** `node` is the schema node of the value. */
export function wrongValue(mistake: Mistake, node: SchemaNode, value: unknown): ValueWords {
  const { keyword, params } = mistake;
  const name = `\`${dotted(mistake.path)}\``;
  switch (keyword) {
    case "type":
      return wrongType(name, String(params["type"]), node, value);
    case "enum":
    case "const":
      return notAllowed(name, keyword === "const" ? [params["allowedValue"]] : (params["allowedValues"] as unknown[]), node, value);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return outOfRange(name, params as { comparison: string; limit: number }, node, value as number);
    case "multipleOf":
      return {
        code: "value-out-of-range",
        message: `${name} is ${String(value)}, not a multiple of ${String(params["multipleOf"])}`,
        help: multipleHelp(params, value),
      };
    case "minLength":
    case "maxLength":
      return wrongSize(name, "character", [...String(value)].length, keyword, params);
    case "minItems":
    case "maxItems":
      return wrongSize(name, "item", (value as unknown[]).length, keyword, params);
    case "minProperties":
    case "maxProperties":
      return wrongSize(name, "key", Object.keys(value as object).length, keyword, params);
    case "uniqueItems":
      return {
        code: "duplicate-item",
        message: `${name} lists ${valueInWords((value as unknown[])[params["i"] as number])} twice`,
        help: "list it once",
      };
    case "pattern":
    case "format":
    case "propertyNames":
      return wrongForm(name, keyword, params, node, value);
    default:
      return { code: "conflicting-keys", message: `${name} conflicts with the other keys of its section`, help: sampleOf(node) };
  }
}

function wrongType(name: string, type: string, node: SchemaNode, value: unknown): ValueWords {
  const bounds = boundsInWords(node);
  const message = `${name}: expected ${typeInWords(type)}${bounds === "" ? "" : ` (${bounds})`}, got ${foundInWords(value)}`;
  return { code: "wrong-type", message, help: conversion(type.split(","), value, node) ?? allowed(node) ?? sampleOf(node) };
}

/** The value in the correct type, if the intention is clear. */
function conversion(types: readonly string[], value: unknown, node: SchemaNode): string | undefined {
  if (typeof value === "string") {
    const word = value.toLowerCase();
    if (types.includes("boolean") && ["true", "yes", "on"].includes(word)) return "write `true`";
    if (types.includes("boolean") && ["false", "no", "off"].includes(word)) return "write `false`";
    if ((types.includes("integer") || types.includes("number")) && /^-?\d+(\.\d+)?$/.test(value)) return `remove the quotes: \`${value}\``;
    const number = types.includes("integer") || types.includes("number") ? withoutUnit(value, node) : undefined;
    if (number !== undefined) return number;
    if (types.includes("array")) return `write a list: \`[${inYaml(value)}]\``;
  }
  if (types.includes("string") && (typeof value === "number" || typeof value === "boolean"))
    return `put it in quotes: \`"${String(value)}"\``;
  if (types.includes("array") && typeof value === "number") return `write a list: \`[${value}]\``;
  if (Array.isArray(value) && value.length === 1 && !types.includes("object") && (typeof value[0] !== "object" || value[0] === null))
    return `write it without brackets: \`${inYaml(value[0])}\``;
  if (types.includes("integer") && typeof value === "number" && Number.isFinite(value))
    return inLargerUnit(value, node) ?? `nearest whole number: ${Math.round(value)}`;
  return undefined;
}

function notAllowed(name: string, values: readonly unknown[], node: SchemaNode, value: unknown): ValueWords {
  const near = typeof value === "number" ? nearestNumber(value, values) : nearest(String(value), values.map(String));
  const unit = node["x-unit"] === undefined ? "" : ` (${node["x-unit"]})`;
  const choices = `expected ${choicesInWords(values)}${unit}`;
  const message = `invalid value ${valueInWords(value)} for ${name}`;
  return { code: "value-not-allowed", message, help: near === undefined ? choices : `${choices}; did you mean \`${near}\`?` };
}

function nearestNumber(value: number, values: readonly unknown[]): string | undefined {
  const numbers = values.filter((candidate) => typeof candidate === "number");
  if (numbers.length === 0) return undefined;
  return String(numbers.reduce((best, candidate) => (Math.abs(candidate - value) < Math.abs(best - value) ? candidate : best)));
}

function outOfRange(
  name: string,
  { comparison, limit }: { comparison: string; limit: number },
  node: SchemaNode,
  value: number,
): ValueWords {
  const unit = node["x-unit"] === undefined ? "" : ` ${node["x-unit"]}`;
  const relation =
    { ">=": "below the minimum of", "<=": "above the maximum of", ">": "not greater than", "<": "not less than" }[comparison] ??
    "outside the limit of";
  const exact = comparison === ">=" || comparison === "<=";
  const range = `expected ${boundsInWords(node)}`;
  return {
    code: "value-out-of-range",
    message: `${name} is ${value}, ${relation} ${limit}${unit}`,
    help: inLargerUnit(value, node) ?? (exact ? `${range}; nearest valid value: ${limit}` : range),
  };
}

function multipleHelp(params: Readonly<Record<string, unknown>>, value: unknown): string {
  const step = Number(params["multipleOf"]);
  return `nearest valid value: ${Math.max(1, Math.round(Number(value) / step)) * step}`;
}

function wrongSize(name: string, noun: string, size: number, keyword: string, params: Readonly<Record<string, unknown>>): ValueWords {
  const limit = params["limit"] as number;
  const relation = keyword.startsWith("min") ? "expected at least" : "expected at most";
  return {
    code: "value-out-of-range",
    message: `${name} has ${countInWords(size, noun)}`,
    help: `${relation} ${countInWords(limit, noun)}`,
  };
}

function wrongForm(name: string, keyword: string, params: Readonly<Record<string, unknown>>, node: SchemaNode, value: unknown): ValueWords {
  if (keyword === "propertyNames") return { code: "invalid-format", message: `${name} is not a valid name`, help: namesHelp(node) };
  const form = keyword === "pattern" ? `expected to match \`${String(params["pattern"])}\`` : `expected a ${String(params["format"])}`;
  const subject = node.title === undefined ? "" : `${node.title}: `;
  const whole = keyword === "pattern" && typeof value === "string" ? withPrefix(value, String(params["pattern"])) : undefined;
  return {
    code: "invalid-format",
    message: `${name} has the invalid value ${valueInWords(value)}`,
    help: whole === undefined ? `${subject}${[sampleOf(node), form].filter(Boolean).join("; ")}` : `did you mean \`${whole}\`?`,
  };
}

/** Adds a missing prefix, such as `db.` to `t3.medium`, if the value then matches the pattern. */
function withPrefix(value: string, pattern: string): string | undefined {
  const prefix = /^\^((?:[a-z]+\\[.])+)/.exec(pattern)?.[1]?.replaceAll("\\", "");
  return prefix !== undefined && value.length <= 100 && new RegExp(pattern, "u").test(prefix + value) ? prefix + value : undefined;
}

/** Describes valid names of a map's entries. */
function namesHelp({ propertyNames = {}, examples }: SchemaNode): string | undefined {
  const { pattern, maxLength } = propertyNames;
  const sample = Object.keys(examples?.[0] ?? {})[0];
  const parts = [
    sample === undefined ? "" : `for example \`${sample}\``,
    pattern === undefined ? "" : `names must match \`${pattern}\``,
    maxLength === undefined ? "" : `and have at most ${maxLength} characters`,
  ];
  return (
    parts
      .filter((part) => part !== "")
      .join("; ")
      .replace("; and", ", and") || undefined
  );
}

function allowed(node: SchemaNode): string | undefined {
  return node.enum === undefined ? undefined : `expected ${choicesInWords(node.enum)}`;
}

function sampleOf(node: SchemaNode): string | undefined {
  return node.examples?.[0] === undefined ? undefined : `for example \`${inYaml(node.examples[0])}\``;
}
