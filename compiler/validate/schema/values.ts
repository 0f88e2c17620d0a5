/** Errors about values with the wrong type, range, choice or format. */
import type { CompilerError } from "../../diagnostics/compiler-errors.ts";
import { counted } from "../../diagnostics/counted.ts";
import type { Extra } from "../../diagnostics/make.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { fits } from "./fits.ts";
import { keySample } from "./key-sample.ts";
import type { SchemaNode } from "./metadata.ts";
import type { Mistake } from "./mistakes.ts";
import { conversion, type Written } from "./conversions.ts";
import { repaired } from "./repairs.ts";
import { inLargerUnit } from "./units.ts";
import { boundsInWords, choicesInWords, dotted, foundInWords, inYaml, typeInWords, valueInWords } from "./words.ts";

/** Error, message and help for one mistake. */
export interface ValueWords extends Pick<Extra, "help"> {
  readonly rule: CompilerError;
  readonly message: string;
}

/** `node` is the schema node of the value. */
export function wrongValue(mistake: Mistake, node: SchemaNode, written: Written): ValueWords {
  const { keyword, params } = mistake;
  const { value } = written;
  const name = `\`${dotted(mistake.path)}\``;
  switch (keyword) {
    case "type":
      return wrongType(name, String(params["type"]), node, written);
    case "enum":
    case "const":
      return notAllowed(name, keyword === "const" ? [params["allowedValue"]] : (params["allowedValues"] as unknown[]), node, written);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return outOfRange(name, params as { comparison: string; limit: number }, node, written);
    case "multipleOf":
      return {
        rule: "value-out-of-range",
        message: `${name} is ${numberInWords(written)}, not a multiple of ${String(params["multipleOf"])}`,
        help: multipleHelp(params, value),
      };
    case "minLength":
    case "maxLength":
      return wrongSize(name, "character", [...String(value)].length, keyword, params);
    case "minItems":
    case "maxItems":
      return { ...wrongSize(name, "item", (value as unknown[]).length, keyword, params), ...withCommas(value as unknown[], node) };
    case "minProperties":
    case "maxProperties":
      return wrongSize(name, "key", Object.keys(value as object).length, keyword, params);
    case "uniqueItems":
      return {
        rule: "duplicate-item",
        message: `${name} lists ${valueInWords((value as unknown[])[params["i"] as number])} twice`,
        help: "list it once",
      };
    case "pattern":
    case "format":
    case "propertyNames":
      return wrongForm(name, keyword, params, node, written);
    default:
      return { rule: "conflicting-keys", message: `${name} conflicts with the other keys of its section`, help: sampleOf(node) };
  }
}

function wrongType(name: string, type: string, node: SchemaNode, written: Written): ValueWords {
  const bounds = boundsInWords(node);
  const message = `${name}: expected ${typeInWords(type)}${bounds === "" ? "" : ` (${bounds})`}, got ${foundInWords(written.value, written.text)}`;
  return {
    rule: "wrong-type",
    message,
    help: conversion(type.split(","), written, node) ?? allowed(node) ?? sampleOf(node) ?? firstKeyOf(node),
  };
}

function notAllowed(name: string, values: readonly unknown[], node: SchemaNode, { value, text }: Written): ValueWords {
  const near =
    typeof value === "number" ? nearestNumber(value, values) : (startOf(value, values) ?? nearest(String(value), values.map(String)));
  const unit = node["x-unit"] === undefined ? "" : ` (${node["x-unit"]})`;
  const choices = `expected ${choicesInWords(values)}${unit}`;
  const message = `invalid value ${valueInWords(value, text)} for ${name}`;
  const scaled = typeof value === "number" ? inLargerUnit(value, node) : undefined;
  const meant = scaled ?? (near === undefined || values.length === 1 ? undefined : `did you mean \`${near}\`?`);
  return { rule: "value-not-allowed", message, help: meant === undefined ? choices : `${choices}; ${meant}` };
}

/** `dev` for `development`. */
function startOf(value: unknown, values: readonly unknown[]): string | undefined {
  return values.map(String).find((choice) => choice.length >= 3 && String(value).toLowerCase().startsWith(choice));
}

/** The closest choice, unless the value is several times as large or small. */
function nearestNumber(value: number, values: readonly unknown[]): string | undefined {
  const numbers = values.filter((candidate) => typeof candidate === "number");
  if (numbers.length === 0) return undefined;
  const best = numbers.reduce((one, other) => (Math.abs(other - value) < Math.abs(one - value) ? other : one));
  const furthest = 3;
  return best <= value * furthest && value <= best * furthest ? String(best) : undefined;
}

function outOfRange(
  name: string,
  { comparison, limit }: { comparison: string; limit: number },
  node: SchemaNode,
  written: Written,
): ValueWords {
  const value = written.value as number;
  const unit = node["x-unit"] === undefined ? "" : ` ${node["x-unit"]}`;
  const relation =
    { ">=": "below the minimum of", "<=": "above the maximum of", ">": "not greater than", "<": "not less than" }[comparison] ??
    "outside the limit of";
  const exact = comparison === ">=" || comparison === "<=";
  const range = `expected ${boundsInWords(node)}`;
  return {
    rule: "value-out-of-range",
    message: `${name} is ${numberInWords(written)}, ${relation} ${limit}${unit}`,
    help: inLargerUnit(value, node) ?? (exact ? `${range}; nearest valid value: ${limit}` : range),
  };
}

/** A number as the spec spells it, followed by its value if that looks different: `0x100 (256)`. */
function numberInWords({ value, text }: Written): string {
  return text === undefined || text === String(value) ? String(value) : `${text} (${String(value)})`;
}

function multipleHelp(params: Readonly<Record<string, unknown>>, value: unknown): string {
  const step = Number(params["multipleOf"]);
  return `nearest valid value: ${Math.max(1, Math.round(Number(value) / step)) * step}`;
}

function wrongSize(name: string, noun: string, size: number, keyword: string, params: Readonly<Record<string, unknown>>): ValueWords {
  const limit = params["limit"] as number;
  const relation = keyword.startsWith("min") ? "expected at least" : "expected at most";
  return {
    rule: "value-out-of-range",
    message: `${name} has ${counted(size, noun)}`,
    help: `${relation} ${counted(limit, noun)}`,
  };
}

/** `[a b]`: several items between which the commas are missing. */
function withCommas(list: readonly unknown[], node: SchemaNode): Pick<ValueWords, "help"> {
  const [only] = list;
  if (list.length !== 1 || typeof only !== "string" || only.length > 200) return {};
  const parts = only.trim().split(/\s+/);
  return parts.length > 1 && fits(parts, node) ? { help: `write commas between the items: \`${inYaml(parts)}\`` } : {};
}

function wrongForm(
  name: string,
  keyword: string,
  params: Readonly<Record<string, unknown>>,
  node: SchemaNode,
  { value }: Written,
): ValueWords {
  if (keyword === "propertyNames") return { rule: "invalid-format", message: `${name} is not a valid name`, help: namesHelp(node, name) };
  const branch = [...(node.anyOf ?? []), ...(node.oneOf ?? [])].find(
    ({ pattern }) => pattern !== undefined && pattern === params["pattern"],
  );
  const form = (branch ?? node)["x-form"] ?? (keyword === "format" ? `a ${String(params["format"])}` : undefined);
  const meant = typeof value === "string" ? repaired(value, node) : undefined;
  const sample = meant === undefined ? sampleOf(node) : `did you mean \`${inYaml(meant)}\`?`;
  return {
    rule: "invalid-format",
    message: `${name} has the invalid value ${valueInWords(value)}`,
    help: sentence(form === undefined ? undefined : `expected ${form}`, sample),
  };
}

/** The parts that are known, as one help text. */
function sentence(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join("; ") || undefined;
}

/** Describes valid names of a map's entries. */
function namesHelp({ propertyNames = {}, examples }: SchemaNode, name: string): string | undefined {
  const { "x-form": form, maxLength } = propertyNames;
  const own = name.slice(1, -1).split(".").at(-1)!;
  const meant = repaired(own, { type: "string", ...propertyNames });
  const sample = Object.keys(examples?.[0] ?? {})[0];
  return sentence(
    form === undefined ? undefined : `expected ${form}`,
    maxLength === undefined ? undefined : `at most ${maxLength} characters`,
    meant !== undefined ? `did you mean \`${meant}\`?` : sample === undefined ? undefined : `for example \`${sample}\``,
  );
}

function allowed(node: SchemaNode): string | undefined {
  return node.enum === undefined ? undefined : `expected ${choicesInWords(node.enum)}`;
}

/** For a section: one of its keys. */
function firstKeyOf(node: SchemaNode): string | undefined {
  const sample = keySample(node);
  return sample === undefined ? undefined : `write its keys below it, for example \`${sample}\``;
}

function sampleOf(node: SchemaNode): string | undefined {
  return node.examples?.[0] === undefined ? undefined : `for example \`${inYaml(node.examples[0])}\``;
}
