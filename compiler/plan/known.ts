/**
 * What of a value is known before anything is deployed. Expressions are worked out as far as they can be; what remains of one marks the
 * place of what only the deployment knows, so that "not known" is never taken for "absent" or for plain data.
 */
import { isExpression, operatorOf, parse, referenceText, type PlanNode, type RefNode } from "./expressions.ts";
import type { PlanCondition, PlanValue } from "./types.ts";
import { isList, isRecord, type PlanRecord } from "./values.ts";

/** What a reader knows besides the value itself. */
export interface Knowledge {
  /** Does a choice by stack config hold? Undefined: not known. */
  readonly holds?: (condition: PlanCondition) => boolean | undefined;
  /** What a reference leads to, where that is stated; undefined: not known. */
  readonly output?: (reference: RefNode) => PlanValue | undefined;
}

/** A value, as far as it is known. */
export type Resolution =
  /** There is nothing: no property, null, or a choice that leaves it out. */
  | { readonly state: "absent" }
  /** All of it, as plain JSON. */
  | { readonly state: "known"; readonly value: unknown; readonly secret: boolean }
  /** A part at least is known at deployment only: what it depends on, and the value with expressions in those places. */
  | { readonly state: "unknown"; readonly because: readonly string[]; readonly value: PlanValue; readonly secret: boolean };

/** A JSON document that an input holds. Of a known one single leaves may still be expressions: those are not known. */
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
 * The value with everything worked out that is known: what is left of expressions is not known, but for `$literal` around objects that
 * would look like expressions. Secrets lose their mark. Undefined where a choice leaves the value out. Parts that stay are not copied.
 */
export function simplify(value: PlanValue, knowledge: Knowledge = nothing): PlanValue | undefined {
  return new Fold(knowledge).value(value);
}

/** The document that an input holds: as `$json`, as JSON text, or as it stands where the provider encodes it. */
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
  try {
    return { state: "known", value: quoted(JSON.parse(text)) };
  } catch {
    return { state: "unknown", because: ["text that is no JSON"] };
  }
}

/** Text of a value, with `…` for each part that is known at deployment only. */
export function textOf(value: PlanValue | undefined): string {
  const found = value === undefined ? undefined : simplify(value);
  if (typeof found === "string") return found;
  const node = parse(found ?? null);
  return node.kind === "concat" ? node.parts.map(textOf).join("") : "…";
}

/** Is it, as `simplify` returns it, an expression and so known at deployment only? */
export function isUnknown(value: PlanValue): boolean {
  return isExpression(value) && operatorOf(value) !== "$literal";
}

/** Plain JSON of a simplified value; what is not known is undefined. */
export function plain(value: PlanValue | undefined): unknown {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(plain);
  const node = parse(value);
  if (node.kind === "literal") return node.value;
  return node.kind === "map" ? Object.fromEntries(Object.entries(node.entries).map(([key, inner]) => [key, plain(inner)])) : undefined;
}

/** What the value's unknown parts depend on, in words. */
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

/** Objects that look like expressions are escaped, each by itself, so that what stands around them can be read. */
function quoted(data: unknown): PlanValue {
  if (isList(data)) return mapItems(data, quoted);
  if (!isRecord(data)) return data as PlanValue;
  return operatorOf(data) === undefined ? mapEntries(data, quoted) : { $literal: data };
}

/** One pass over a value. */
class Fold {
  /** Was a part of it marked as secret? */
  secret = false;
  readonly #knowledge: Knowledge;
  /** References that are being followed: a plan that somebody wrote by hand may lead in a circle. */
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

  /** Known neighbors become one text, as the interpreter would join them. */
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

  #chosen(node: Extract<PlanNode, { readonly kind: "if" }>): PlanValue | undefined {
    const holds = this.#knowledge.holds?.(node.condition);
    if (holds === undefined) return { $if: node.condition, then: this.value(node.then) ?? null, else: this.value(node.else) ?? null };
    return this.value(holds ? node.then : node.else) ?? undefined;
  }
}

/** The items, those left out that become undefined; the same list where none changes. */
function mapItems(items: readonly PlanValue[], each: (item: PlanValue) => PlanValue | undefined): readonly PlanValue[] {
  const mapped = items.map(each);
  return mapped.every((item, index) => item === items[index]) ? items : mapped.filter((item) => item !== undefined);
}

/** As `mapItems`, for the members of an object. */
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
