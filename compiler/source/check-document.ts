/** Checks a `yaml` document for what YAML allows but a spec does not: tags, duplicate keys and values that are no JSON. */
import { isAlias, isMap, isNode, isPair, isScalar, visit, type Alias, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import { problem, type Place } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { keyOf, type SpecDocument } from "./document.ts";

const coreTags = new Set(["null", "bool", "int", "float", "str", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`));

/** What word processors make of straight quotes. */
const typographic = /^[\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb](.*)[\u201c\u201d\u201f\u2018\u2019\u00ab\u00bb]$/s;

type At = (node: unknown) => Place;

/** Errors in document order. The document must be free of syntax errors. */
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
    const message = `\`${key}\` is set twice, first on line ${there.range.line}`;
    const related = [{ ...there, message: "first set here" }];
    const help = isMap(earlier.value) && isMap(pair.value) ? "move its keys to the first one" : "remove one of the two";
    diagnostics.push(problem("duplicate-key", at(pair.key), message, { help, related }));
  }
  return diagnostics;
}

function pairProblems(pair: Pair, at: At): Diagnostic[] {
  const { key, value } = pair;
  if (!isScalar(key) || (key.type === "PLAIN" && (key.source ?? "") === "")) {
    return [problem("value-not-json", at(isNode(key) ? key : value), "a key must be a plain name", { help: "expected `name: value`" })];
  }
  // Programs that read the plan, Pulumi's SDK among them, assign keys, and assigning this one sets the prototype instead.
  if (key.value === "__proto__") {
    return [problem("value-not-json", at(key), "`__proto__` cannot be a key: JavaScript loses it", { help: "use another name" })];
  }
  return [];
}

/** An alias must come after its anchor. */
function aliasProblems(alias: Alias, anchors: ReadonlySet<string>, at: At): Diagnostic[] {
  if (anchors.has(alias.source)) return [];
  const help = `write the value out, or define the anchor \`&${alias.source}\` above`;
  return [problem("invalid-yaml", at(alias), `invalid YAML: the alias \`*${alias.source}\` has no anchor above it`, { help })];
}

function scalarProblems(scalar: Scalar, at: At): Diagnostic[] {
  const { value } = scalar;
  if (typeof value === "number" && !Number.isFinite(value)) {
    const message = `${scalar.source ?? "the value"} cannot be represented in JSON`;
    return [problem("value-not-json", at(scalar), message, { help: "use a finite number, or quote it" })];
  }
  const [, inside] = scalar.type === "PLAIN" ? (typographic.exec(String(value)) ?? []) : [];
  if (inside !== undefined) {
    const message = "typographic quotes are part of the text";
    return [problem("invalid-yaml", at(scalar), message, { help: `use straight quotes: \`"${inside}"\`` })];
  }
  if (scalar.type === "PLAIN" && String(value).includes(" - ") && isOverLines(at(scalar))) {
    const message = "invalid YAML: the item below is indented more, so that it belongs to this text";
    return [problem("invalid-yaml", at(scalar), message, { help: "indent all items of a list equally" })];
  }
  if (typeof value === "string" && /\p{Surrogate}/u.test(value)) {
    return [
      problem("value-not-json", at(scalar), "the text contains an incomplete character (a lone surrogate)", {
        help: "write the complete character",
      }),
    ];
  }
  return [];
}

function isOverLines({ range }: Place): boolean {
  return range.endLine > range.line;
}

function tagProblems(node: Exclude<Node, Alias>, at: At): Diagnostic[] {
  const { tag } = node as Scalar;
  if (tag === undefined || coreTags.has(tag)) return [];
  return [problem("unsupported-yaml-tag", at(node), `unsupported YAML tag ${tag}`, { help: "use the plain value without a tag" })];
}
