/** Everything wrong with a `yaml` document that YAML itself allows: a spec has no empty values, no tags and no second meaning. */
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  visit,
  type Alias,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { problem, type Place } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { isEmpty, keyOf, type SpecDocument } from "./document.ts";

const coreTags = new Set(["null", "bool", "int", "float", "str", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`));

type At = (node: unknown) => Place;

/** In document order. Call it for a document without syntax errors only. */
export function checkDocument(file: string, spec: SpecDocument): readonly Diagnostic[] {
  const at: At = (node) => ({ file, range: spec.rangeOfNode(isNode(node) ? node : undefined) });
  const anchors = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  visit(spec.document, (key, node) => {
    if (isPair(node)) diagnostics.push(...pairProblems(node, at));
    if (!isNode(node)) return;
    if (isAlias(node)) diagnostics.push(...aliasProblems(node, anchors, at));
    else diagnostics.push(...tagProblems(node, at));
    if (isMap(node)) diagnostics.push(...duplicates(node, at));
    if (isSeq(node)) diagnostics.push(...emptyItems(node, at));
    if (isScalar(node) && key !== "key") diagnostics.push(...scalarProblems(node, at));
    if (!isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor);
  });
  return diagnostics;
}

function duplicates(map: YAMLMap, at: At): Diagnostic[] {
  const first = new Map<string, Pair>();
  const diagnostics: Diagnostic[] = [];
  for (const pair of map.items) {
    const key = keyOf(pair);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, pair);
      continue;
    }
    const there = at(earlier.key);
    const message = `\`${key}\` is set twice, first in line ${there.range.line}`;
    const related = [{ ...there, message: "first set here" }];
    diagnostics.push(problem("duplicate-key", at(pair.key), message, { help: "keep one of the two", related }));
  }
  return diagnostics;
}

function pairProblems(pair: Pair, at: At): Diagnostic[] {
  const { key, value } = pair;
  if (!isScalar(key) || key.value === null || typeof key.value === "object") {
    return [problem("value-not-json", at(isNode(key) ? key : value), "a key must be a word", { help: "write `name: value`" })];
  }
  if (!isEmpty(value)) return [];
  const name = keyOf(pair);
  const help = `write \`${name}: null\` to return it to its default, or give a value`;
  return [problem("empty-value", at(key), `\`${name}\` has no value`, { help })];
}

function emptyItems(list: YAMLSeq, at: At): Diagnostic[] {
  const help = "give a value, or delete the item";
  return list.items.filter(isEmpty).map((item) => problem("empty-value", at(item), "a list item has no value", { help }));
}

/** An alias must come after its anchor: `*name` looks backwards. */
function aliasProblems(alias: Alias, anchors: ReadonlySet<string>, at: At): Diagnostic[] {
  if (anchors.has(alias.source)) return [];
  const help = `write the value itself, or mark it with \`&${alias.source}\` further up`;
  return [problem("invalid-yaml", at(alias), `not YAML: \`*${alias.source}\` stands for nothing above it`, { help })];
}

function scalarProblems(scalar: Scalar, at: At): Diagnostic[] {
  const { value } = scalar;
  if (typeof value === "number" && !Number.isFinite(value)) {
    const message = `${scalar.source ?? "the value"} is not a number that JSON can hold`;
    return [problem("value-not-json", at(scalar), message, { help: "write a finite number, or quote it" })];
  }
  if (typeof value === "string" && /\p{Surrogate}/u.test(value)) {
    return [
      problem("value-not-json", at(scalar), "the text holds half a character (a lone surrogate)", { help: "write the whole character" }),
    ];
  }
  return [];
}

function tagProblems(node: Exclude<Node, Alias>, at: At): Diagnostic[] {
  const { tag } = node as Scalar;
  if (tag === undefined || coreTags.has(tag)) return [];
  return [problem("unsupported-yaml-tag", at(node), `a spec has no tags such as ${tag}`, { help: "write the plain value" })];
}
