/** What the schema states about every key of the spec. */
import { counted } from "../diagnostics/counted.ts";
import { boundsInWords, inYaml, typeInWords } from "../validate/schema/words.ts";
import { isModule, topLevel, type KeyControl, type KeyNode } from "./schema.ts";

/** One key of the spec, for its section in the reference. */
export interface KeyFacts {
  /** `rds.rdsInstanceClass`, or `region` at the top level. */
  readonly path: string;
  readonly name: string;
  /** Section of the key; undefined at the top level. */
  readonly section: string | undefined;
  readonly title: string;
  readonly description: string;
  /** First sentence of the description, with its full stop. */
  readonly summary: string;
  /** Sentences of the description that mention costs. */
  readonly cost: string;
  /** "whole number", "text", … */
  readonly type: string;
  /** "20 to 65536 GiB", "one of …"; empty if the type allows any value. */
  readonly bounds: string;
  /** The form of the text in words, "12 digits in quotes", if it has one. */
  readonly form: string | undefined;
  readonly unit: string | undefined;
  /** `required`: every root spec must set it; `default`: it has a default; `optional`: it may be absent. */
  readonly presence: "required" | "default" | "optional";
  /** Present if `presence` is `default`. */
  readonly defaults: { readonly dev: unknown; readonly prod: unknown } | undefined;
  /** Accepts `{config: name}`, `{ssm: /path}` or `{secretArn: arn}` in place of a literal. */
  readonly reference: boolean;
  readonly example: unknown;
  readonly controls: readonly KeyControl[];
  /** Nested keys, if the value is a map of known keys, or those of its entries, if it is a map or list of such maps. */
  readonly inner: readonly KeyFacts[];
}

/** A section of a module; undefined for top-level keys. */
export interface SectionFacts {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly order: number;
  readonly keys: readonly KeyFacts[];
}

let sections: readonly SectionFacts[] | undefined;

/** The section of every module, in module order. */
export function moduleSections(): readonly SectionFacts[] {
  sections ??= topLevel()
    .filter(([, node]) => isModule(node))
    .map(([name, node]) => ({
      name,
      title: node.title ?? name,
      description: node.description ?? "",
      order: node["x-order"]!,
      keys: innerKeys(node, name, name),
    }));
  return sections;
}

let general: readonly KeyFacts[] | undefined;
let all: readonly KeyFacts[] | undefined;

/** Top-level keys that are not sections of a module. */
export function generalKeys(): readonly KeyFacts[] {
  general ??= topLevel()
    .filter(([, node]) => !isModule(node))
    .map(([name, node]) => keyFacts(name, node, undefined, name));
  return general;
}

/** The key and all keys nested in it. */
export function withInner(key: KeyFacts): readonly KeyFacts[] {
  return [key, ...key.inner.flatMap(withInner)];
}

/** General keys, then those of the modules, without nested keys. */
export function allKeys(): readonly KeyFacts[] {
  all ??= [...generalKeys(), ...moduleSections().flatMap(({ keys }) => keys)];
  return all;
}

function innerKeys(node: KeyNode, section: string | undefined, path: string): readonly KeyFacts[] {
  const entry = typeof node.additionalProperties === "object" ? node.additionalProperties : node.items;
  const inner = node.properties ?? entry?.properties ?? {};
  return Object.entries(inner).map(([name, child]) => keyFacts(name, child, section, `${path}.${name}`));
}

function keyFacts(name: string, node: KeyNode, section: string | undefined, path: string): KeyFacts {
  const description = node.description ?? "";
  const defaults = "x-default" in node ? byClass(node["x-default"]) : undefined;
  let inner: readonly KeyFacts[] | undefined;
  return {
    path,
    name,
    section,
    title: node.title ?? name,
    description,
    summary: summaryOf(description),
    cost: costOf(description),
    type: typeWords(node),
    bounds: boundsOf(node),
    form: node["x-form"],
    unit: node["x-unit"],
    presence: defaults !== undefined ? "default" : node["x-optional"] === true ? "optional" : "required",
    defaults,
    reference: node["x-reference"] === true,
    example: node.examples?.[0],
    controls: node["x-controls"] ?? [],
    // Lazy: two thirds of all keys are nested, and pages show only one level of them.
    get inner() {
      return (inner ??= innerKeys(node, section, path));
    },
  };
}

/**
 * Called for every key on every page, so it searches forward instead of using the general regular expression, which looks ahead at each
 * character.
 */
export function summaryOf(description: string): string {
  const end = description.search(/\.(\s|$)/);
  return `${end < 0 ? description : description.slice(0, end)}.`;
}

/**
 * Descriptions state costs in sentences of their own, which may begin with a region: `eu-central-1: 15.33 USD`. That something favors cost, or
 * must stay free, is none.
 */
export function costOf(description: string): string {
  if (!money.test(description)) return "";
  const sentences = description.split(/(?<=[.!?])\s+(?=[A-Z0-9`]|[a-z]+-[a-z]+-\d)/);
  return sentences.filter((sentence) => money.test(sentence)).join(" ");
}

const money = /\d USD\b|\b(?:is|are) free\b|\b[Cc]osts? (?:the|nothing|as|more|less|twice|what|when|a small part|\d)|\blimits the cost\b/;

/** Reads a default per class, as tools/generate/schema/defaults.ts does. */
function byClass(value: unknown): { readonly dev: unknown; readonly prod: unknown } {
  const isPair = value !== null && typeof value === "object" && !Array.isArray(value) && "dev" in value && "prod" in value;
  return isPair ? value : { dev: value, prod: value };
}

function typeWords(node: KeyNode): string {
  if (node.type === "array" && node.items?.type !== undefined) return `list of ${plural(typeWords(node.items))}`;
  if (typeof node.type !== "string") return wordOf(node.type);
  let word = typeWord[node.type];
  if (word === undefined) typeWord[node.type] = word = wordOf(node.type);
  return word;
}

const typeWord: Record<string, string> = {};

function wordOf(type: KeyNode["type"]): string {
  return typeInWords(type)
    .replaceAll(/\ba (?=whole|number|list|map)/g, "")
    .replaceAll("`", "");
}

function plural(word: string): string {
  return word === "text" ? "texts" : word.replace(/^(whole number|number|map)\b/, "$1s");
}

function boundsOf(node: KeyNode): string {
  if (node.const !== undefined) return `\`${inYaml(node.const)}\``;
  if (node.enum?.length === 1) return `\`${inYaml(node.enum[0])}\``;
  if (node.enum !== undefined) return `one of ${node.enum.map((value) => `\`${inYaml(value)}\``).join(", ")}`;
  const bounds = boundsInWords(node);
  if (bounds !== "") return bounds;
  return [
    rangeOf(node.minItems, node.maxItems, "item"),
    rangeOf(node.minLength, node.maxLength, "character"),
    node.type === "object" ? rangeOf(node.minProperties, node.maxProperties, "key") : "",
  ]
    .filter((text) => text !== "")
    .join(", ");
}

function rangeOf(least: number | undefined, most: number | undefined, noun: string): string {
  if (least !== undefined && most !== undefined) return least === most ? counted(least, noun) : `${least} to ${counted(most, noun)}`;
  if (least !== undefined) return least > 1 || noun !== "character" ? `at least ${counted(least, noun)}` : "";
  return most === undefined ? "" : `at most ${counted(most, noun)}`;
}
