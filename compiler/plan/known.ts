/**
 * Computes how much of a value is known before deployment. Expressions are evaluated as far as possible. The remaining ones mark values
 * known only at deployment, so that "unknown" is never mistaken for "absent" or for plain data.
 */
import { isExpression, operatorOf, parse, referenceText, type PlanNode, type RefNode } from "./expressions.ts";
import { subnetOfBlock } from "./ip-blocks.ts";
import type { PlanCondition, PlanValue } from "./types.ts";
import { isList, isRecord, type PlanRecord } from "./values.ts";

/** Additional knowledge of a reader. */
export interface Knowledge {
  /** Evaluates a choice by stack config. Undefined means unknown. */
  readonly holds?: (condition: PlanCondition) => boolean | undefined;
  /** The value behind a reference, if its target states it. Undefined means unknown. */
  readonly output?: (reference: RefNode) => PlanValue | undefined;
}

/** A value, as far as it is known. */
export type Resolution =
  /** No value: the property is missing, null, or omitted by a choice. */
  | { readonly state: "absent" }
  /** The complete value, as plain JSON. */
  | { readonly state: "known"; readonly value: unknown; readonly secret: boolean }
  /**
   * At least one part is known only at deployment: `because` lists what it depends on, and `value` has expressions in place of these parts.
   */
  | { readonly state: "unknown"; readonly because: readonly string[]; readonly value: PlanValue; readonly secret: boolean };

/** A JSON document in an input. Leaves of a known document may still be expressions, which are unknown. */
export type DocumentResolution =
  | { readonly state: "absent" }
  | { readonly state: "known"; readonly value: PlanValue }
  | { readonly state: "unknown"; readonly because: readonly string[] };

const nothing: Knowledge = {};

export function resolve(value: PlanValue | undefined, knowledge: Knowledge = nothing): Resolution {
  if (value === undefined || value === null) return { state: "absent" };
  if (typeof value !== "object") return { state: "known", value, secret: false };
  const fold = new Fold(knowledge);
  const found = fold.value(value);
  if (found === undefined || found === null) return { state: "absent" };
  const because = [...new Set(unknownsIn(found))];
  const { secret } = fold;
  return because.length === 0 ? { state: "known", value: plain(found), secret } : { state: "unknown", because, value: found, secret };
}

/**
 * Evaluates everything that is known. The remaining expressions are unknown, except `$literal`, which escapes objects that look like
 * expressions. Secret marks are removed. Returns undefined if a choice omits the value. Unchanged parts are not copied.
 */
export function simplify(value: PlanValue, knowledge: Knowledge = nothing): PlanValue | undefined {
  return new Fold(knowledge).value(value);
}

/** The document in an input: `$json`, JSON text, or a plain object that the provider encodes. */
export function documentOf(value: PlanValue | undefined, knowledge: Knowledge = nothing): DocumentResolution {
  if (value === undefined || value === null) return { state: "absent" };
  const node = parse(value);
  if (node.kind === "secret") return documentOf(node.value, knowledge);
  const content = node.kind === "json" ? simplify(node.document, knowledge) : simplify(value, knowledge);
  if (content === undefined || content === null) return { state: "absent" };
  if (node.kind !== "json" && typeof content === "string") return documentIn(content);
  if (isUnknown(content)) return { state: "unknown", because: unknownsIn(content) };
  return { state: "known", value: content };
}

function documentIn(text: string): DocumentResolution {
  let keys = 0;
  try {
    const value: unknown = JSON.parse(text, (_, each: unknown) => {
      if (isRecord(each)) keys += Object.keys(each).length;
      return each;
    });
    // Readers differ in which of two equal keys they take.
    if (keys < statedKeys(text)) return { state: "unknown", because: ["an object with a key twice"] };
    return { state: "known", value: quoted(value) };
  } catch {
    return { state: "unknown", because: ["text that is no JSON"] };
  }
}

/** How many keys JSON text states: strings with a colon behind them. */
function statedKeys(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) count++;
  return count;
}

/** Text of a value, with `…` for each part known only at deployment. */
export function textOf(value: PlanValue | undefined): string {
  const found = value === undefined ? undefined : simplify(value);
  if (typeof found === "string") return found;
  const node = parse(found ?? null);
  return node.kind === "concat" ? node.parts.map(textOf).join("") : "…";
}

/** True if the value, as returned by `simplify`, is an expression and therefore known only at deployment. */
export function isUnknown(value: PlanValue): boolean {
  return isExpression(value) && operatorOf(value) !== "$literal";
}

/** Plain JSON of a simplified value; unknown parts become undefined. */
export function plain(value: PlanValue | undefined): unknown {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(plain);
  const node = parse(value);
  if (node.kind === "literal") return node.value;
  return node.kind === "map" ? Object.fromEntries(Object.entries(node.entries).map(([key, inner]) => [key, plain(inner)])) : undefined;
}

/** Describes what the unknown parts of the value depend on. */
function unknownsIn(value: PlanValue): readonly string[] {
  const node = parse(value);
  switch (node.kind) {
    case "scalar":
    case "literal":
      return [];
    case "list":
      return node.items.flatMap(unknownsIn);
    case "map":
      return Object.values(node.entries).flatMap(unknownsIn);
    case "concat":
      return node.parts.flatMap(unknownsIn);
    case "json":
      return unknownsIn(node.document);
    case "subnet": {
      const inside = unknownsIn(node.block);
      return inside.length > 0 ? inside : ["a block without that subnet"];
    }
    case "secret":
      return unknownsIn(node.value);
    case "ref":
      return [`output ${referenceText(node)}`];
    case "data":
    case "config":
      return [referenceText(node)];
    case "if":
      return [`config ${node.condition.config}`];
    default:
      return [node.problem];
  }
}

/** Escapes objects that look like expressions, each one separately, so that the surrounding data stays readable. */
export function quoted(data: unknown): PlanValue {
  if (isList(data)) return mapItems(data, quoted);
  if (!isRecord(data)) return data as PlanValue;
  return operatorOf(data) === undefined ? mapEntries(data, quoted) : { $literal: data };
}

type SubnetNode = Extract<PlanNode, { readonly kind: "subnet" }>;

function subnetIn(block: PlanValue, newBits: number, number: number): string | undefined {
  const text = plain(block);
  return typeof text === "string" ? subnetOfBlock(text, newBits, number) : undefined;
}

/** One pass over a value. */
class Fold {
  /** True once a part marked as secret was visited. */
  secret = false;
  readonly #knowledge: Knowledge;
  /** References being followed, to detect cycles in hand-written plans. */
  readonly #trail = new Set<string>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  value(value: PlanValue): PlanValue | undefined {
    if (value === null || typeof value !== "object") return value;
    return this.#node(parse(value), value);
  }

  #node(node: PlanNode, value: PlanValue): PlanValue | undefined {
    switch (node.kind) {
      case "list":
        return mapItems(node.items, (item) => this.value(item));
      case "map":
        return mapEntries(node.entries, (inner) => this.value(inner));
      case "literal":
        return quoted(node.value);
      case "secret":
        this.secret = true;
        return this.value(node.value);
      case "concat":
        return this.#joined(node.parts);
      case "json":
        return this.#encoded(node.document);
      case "subnet":
        return this.#subnet(node, value);
      case "if":
        return this.#chosen(node);
      case "ref":
        return this.#followed(node, value);
      default:
        return value;
    }
  }

  #followed(node: RefNode, value: PlanValue): PlanValue | undefined {
    const name = referenceText(node);
    const stated = this.#trail.has(name) ? undefined : this.#knowledge.output?.(node);
    if (stated === undefined) return value;
    this.#trail.add(name);
    const found = this.value(stated);
    this.#trail.delete(name);
    return found;
  }

  /** Merges adjacent known parts into one text, as the interpreter would. */
  #joined(given: readonly PlanValue[]): PlanValue {
    const parts: PlanValue[] = [];
    for (const part of mapItems(given, (item) => this.value(item))) {
      const last = parts.at(-1);
      const text = unknownsIn(part).length > 0 ? undefined : [plain(part)].join("");
      if (text === undefined) parts.push(part);
      else if (typeof last === "string") parts[parts.length - 1] = last + text;
      else parts.push(text);
    }
    if (parts.length === 0) return "";
    return parts.length === 1 && typeof parts[0] === "string" ? parts[0] : { $concat: parts };
  }

  #encoded(document: PlanValue): PlanValue | undefined {
    const content = this.value(document);
    if (content === undefined) return undefined;
    return unknownsIn(content).length > 0 ? { $json: content } : JSON.stringify(plain(content));
  }

  /** Of a block that has no such subnet nothing is known: the interpreter refuses it. */
  #subnet({ block, newBits, number }: SubnetNode, value: PlanValue): PlanValue | undefined {
    const whole = this.value(block);
    if (whole === undefined || whole === block) return whole === undefined ? undefined : (subnetIn(whole, newBits, number) ?? value);
    return subnetIn(whole, newBits, number) ?? { $subnet: { block: whole, newBits, number } };
  }

  #chosen(node: Extract<PlanNode, { readonly kind: "if" }>): PlanValue | undefined {
    const holds = this.#knowledge.holds?.(node.condition);
    if (holds === undefined) return { $if: node.condition, then: this.value(node.then) ?? null, else: this.value(node.else) ?? null };
    return this.value(holds ? node.then : node.else) ?? undefined;
  }
}

/** Maps the items and drops those that become undefined. Returns the same list if nothing changes. */
function mapItems(items: readonly PlanValue[], each: (item: PlanValue) => PlanValue | undefined): readonly PlanValue[] {
  const mapped = items.map(each);
  return mapped.every((item, index) => item === items[index]) ? items : mapped.filter((item) => item !== undefined);
}

/** Like `mapItems`, for the members of an object. */
function mapEntries(entries: PlanRecord, each: (value: PlanValue) => PlanValue | undefined): PlanValue {
  const mapped: [string, PlanValue][] = [];
  let changed = false;
  for (const key of Object.keys(entries)) {
    const before = entries[key]!;
    const after = each(before);
    changed ||= after !== before;
    if (after !== undefined) mapped.push([key, after]);
  }
  return changed ? Object.fromEntries(mapped) : entries;
}
