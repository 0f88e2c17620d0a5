/** What was probably meant by a value of the wrong type or form. Only what the schema accepts is suggested. */
import { mistypedText } from "../../source/mistyped-line.ts";
import { fits } from "./fits.ts";
import type { SchemaNode } from "./metadata.ts";
import { inLargerUnit, withoutUnit } from "./units.ts";
import { inYaml } from "./words.ts";

/** A value of the spec, and how the spec spells it. */
export interface Written {
  readonly value: unknown;
  /** Text of an unquoted scalar: `17.10` for the number 17.1. */
  readonly text: string | undefined;
  /** The same of the first item of a list. */
  readonly first?: Written | undefined;
}

/** A value as the spec has it, on one line. */
function literal({ value, text }: Written): string {
  return typeof value === "string" ? inYaml(value) : (text ?? inYaml(value));
}

/** Maximum length of text to convert. */
const longest = 200;

const yes: ReadonlySet<string> = new Set(["true", "yes", "y", "on", "enable", "enabled", "1"]);
const no: ReadonlySet<string> = new Set(["false", "no", "n", "off", "disable", "disabled", "none", "0"]);

/** How to write a value of the wrong type; undefined if the intention is not clear. */
export function conversion(types: readonly string[], written: Written, node: SchemaNode): string | undefined {
  const { value } = written;
  if (typeof value === "string" && value.length > longest) return undefined;
  const bare = typeof value === "string" ? value.replace(/[\s,;\]}]+$/, "") : value;
  if (bare !== value && isReadAs(bare as string, node))
    return `remove the \`${String(value)
      .slice((bare as string).length)
      .trim()}\``;
  if (typeof value === "string" && /^\S+?\s*(?:#|\/\/)/.test(value)) {
    const plain = value.replace(/\s*(?:#|\/\/).*$/s, "");
    if (isReadAs(plain, node)) return `a comment starts with a space and \`#\`: \`${plain} # …\``;
  }
  if (types.includes("boolean") && !Array.isArray(value)) return toSwitch(written);
  const isNumber = types.includes("integer") || types.includes("number");
  if (isNumber && typeof value === "string") return toNumber(value, node);
  if (types.includes("string") && (typeof value === "number" || typeof value === "boolean")) {
    const quoted = written.text ?? String(value);
    if (fits(quoted, node)) return `put it in quotes: \`${JSON.stringify(quoted)}\``;
  }
  if (types.includes("array") && value !== null && typeof value !== "object") return toList(written, node);
  if (types.includes("object") && Array.isArray(value)) return toMap(value);
  if (types.includes("object") && typeof value === "string") return mistypedText(value);
  if (Array.isArray(value) && value.length === 1 && !types.includes("object")) return withoutBrackets(types, written, node);
  return types.includes("integer") && typeof value === "number" ? toWhole(value, node) : undefined;
}

/** Is the text a switch or number that the key accepts, apart from what follows it? */
function isReadAs(text: string, node: SchemaNode): boolean {
  return (text === "true" || text === "false" || /^-?\d+(\.\d+)?$/.test(text)) && fits(JSON.parse(text) as unknown, node);
}

function toSwitch({ value }: Written): string | undefined {
  const word = String(value).toLowerCase();
  if (typeof value === "object") return undefined;
  return yes.has(word) ? "write `true`" : no.has(word) ? "write `false`" : undefined;
}

function toNumber(text: string, node: SchemaNode): string | undefined {
  const plain = text.trim();
  if (/^[-+]?\d+(\.\d+)?$/.test(plain)) return fits(Number(plain), node) ? `remove the quotes: \`${plain}\`` : undefined;
  const digits = /^\d{1,3}(?:[_,' ]\d{3})+$|^\d+(?:_\d+)+$/.test(plain) ? plain.replace(/\D/g, "") : plain;
  const isGrouped = digits !== plain || /^0[xob][\da-f]+$/i.test(plain);
  if (isGrouped && fits(Number(digits), node)) return `write \`${Number(digits)}\``;
  return toAmount(plain, node) ?? withoutUnit(text, node);
}

/** `100 USD`, `$100`, `99,50`. */
function toAmount(text: string, node: SchemaNode): string | undefined {
  if (node["x-unit"]?.startsWith("USD") !== true) return undefined;
  const [, digits, cents = ""] = /^(?:\$|usd)?\s*(\d+)(?:[.,](\d{1,2}))?\s*(?:\$|usd|dollars?)?$/i.exec(text) ?? [];
  const value = digits === undefined ? undefined : Number(`${digits}.${cents}0`);
  return value !== undefined && fits(value, node) ? `write \`${value}\`: the amount is in USD` : undefined;
}

function toWhole(value: number, node: SchemaNode): string | undefined {
  const nearest = Math.round(value);
  return inLargerUnit(value, node) ?? (fits(nearest, node) ? `nearest whole number: ${nearest}` : undefined);
}

/** A single value, or several with commas between them, as a list. */
function toList(written: Written, node: SchemaNode): string | undefined {
  if (typeof written.value === "string" && /^-\S/.test(written.value)) return mistypedText(written.value);
  const isText = fits("text", { type: node.items?.type ?? "string" });
  const value = isText ? (written.text ?? String(written.value)) : written.value;
  const parts =
    typeof value === "string"
      ? value
          .replace(/^\[|\]$/g, "")
          .split(",")
          .map((part) => part.trim())
      : [value];
  return [[value], parts]
    .filter((list) => fits(list, node))
    .map((list) => `write a list: \`${inYaml(list)}\``)
    .at(-1);
}

function toMap(list: readonly unknown[]): string | undefined {
  const isPairs = list.length > 0 && list.every((item) => item !== null && typeof item === "object" && !Array.isArray(item));
  return isPairs ? "remove the dashes: a map has `key: value` lines" : undefined;
}

function withoutBrackets(types: readonly string[], { first }: Written, node: SchemaNode): string | undefined {
  if (first === undefined || (typeof first.value === "object" && first.value !== null)) return undefined;
  if (fits(first.value, node)) return `write it without brackets: \`${literal(first)}\``;
  return conversion(types, first, node);
}
