/** One key of the editors' schema. */
import { mapValues, type SchemaNode } from "../schema/load.ts";
import { entrySnippet, exampleOf, itemSnippet, keySnippet } from "./bodies.ts";
import type { Definitions } from "./definitions.ts";
import { helpOf } from "./help.ts";
import { hasRegionalValues } from "./regions.ts";
import { at, chosenBy, valueOf, type Values } from "./suggest.ts";
import { bySibling, everywhere } from "./values.ts";

/** The node for editors. In a list nothing is inherited, so that `null` is wrong there and keys are required. */
export function forEditors(node: SchemaNode, definitions: Definitions, inList = false): SchemaNode {
  const result: SchemaNode = Object.fromEntries(Object.entries(node).filter(([keyword]) => !keyword.startsWith("x-")));
  if (!inList) delete result.required;
  // The language server would show the pattern.
  if (typeof node["x-form"] === "string") result["patternErrorMessage"] = `expected ${node["x-form"]}`;
  const inner = (child: SchemaNode, list: boolean, isOptional = !list): SchemaNode => {
    const own = forEditors(child, definitions, list);
    if (isOptional) allowNull(own);
    if (hasSnippet(child) || isDependent(child)) own["doNotSuggest"] = true;
    if (child.examples !== undefined && "x-values" in child) own.examples = examplesOf(child);
    const name = child["x-definition"] as string | undefined;
    return name === undefined ? own : definitions.add(name, own);
  };
  if (node.items) result.items = { ...inner(node.items, true), ...itemSnippets(node) };
  const names = node["propertyNames"] as SchemaNode | undefined;
  if (names !== undefined) result["propertyNames"] = forEditors(names, definitions, inList);
  const entry = node.additionalProperties;
  if (typeof entry === "object") result.additionalProperties = inner(entry, inList, !inList && entry.properties !== undefined);
  if (node.properties) {
    const inserted = inList ? (node.required ?? []) : [];
    result.properties = mapValues(node.properties, (child, key) => ({
      ...inner(child, inList),
      ...(inserted.includes(key) ? { default: exampleOf(child) } : {}),
    }));
  }
  return { ...result, ...helpOf(node), ...insertions(node), ...suggestions(node, result, definitions) };
}

function allowNull(node: SchemaNode): void {
  if (node.type === undefined) return;
  node.type = [...[node.type].flat(), "null"];
  if (node.enum) node.enum = [...node.enum, null];
}

/** Does its parent insert the key, because the language server would insert it without a value? */
function hasSnippet(node: SchemaNode): boolean {
  if (node["x-order"] !== undefined) return false;
  return (
    (node.properties !== undefined && node.required !== undefined) ||
    (isList(node) && (hasRegionalValues(node) || node.items?.properties !== undefined))
  );
}

/** What the editor inserts for the node: an entry of a map, an item of a list. */
function insertions(node: SchemaNode): SchemaNode {
  const snippets = Object.entries(node.properties ?? {})
    .filter(([, child]) => hasSnippet(child) && !hasRegionalValues(child))
    .map(([key, child]) => keySnippet(key, child));
  if (snippets.length > 0) return { defaultSnippets: snippets };
  const example = node.examples?.[0];
  const [known] = everywhere[node.items?.["x-values"] as string] ?? [];
  if (isList(node) && !hasSnippet(node)) return { default: known === undefined ? example : [valueOf(known)] };
  if (node.properties === undefined && typeof node.additionalProperties === "object" && example !== undefined)
    return { defaultSnippets: [entrySnippet(node)], examples: [] };
  return {};
}

function isList(node: SchemaNode): boolean {
  return [node.type].flat()[0] === "array";
}

/** The list's first example, as an item: the language server's own snippet holds only what an item requires. */
function itemSnippets(node: SchemaNode): SchemaNode {
  return node.items?.properties === undefined ? {} : { defaultSnippets: [itemSnippet(node)] };
}

/** Values of `x-values`: from everywhere, or from a list that another key of the same map chooses. */
function suggestions(node: SchemaNode, result: SchemaNode, definitions: Definitions): SchemaNode {
  const own = node["x-values"] as string | undefined;
  const values = own === undefined ? undefined : everywhere[own];
  if (values !== undefined && typeof node.additionalProperties === "object") {
    const entry = definitions.add(`${own}-value`, result.additionalProperties as SchemaNode);
    return { properties: Object.fromEntries(values.map((value) => [valueOf(value), entry])), defaultSnippets: [] };
  }
  const bySiblings = Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
    ...dependent(key, [key], child, definitions),
    ...(child.items === undefined ? [] : dependent(key, [key, "[]"], child.items, definitions)),
  ]);
  const allOf = [...(values === undefined ? [] : [definitions.suggest(own!, values)]), ...bySiblings];
  return allOf.length === 0 ? {} : { allOf };
}

function dependent(key: string, path: readonly string[], node: SchemaNode, definitions: Definitions): SchemaNode[] {
  const name = node["x-values"] as string | undefined;
  const values = name === undefined ? undefined : bySibling[name];
  if (values === undefined) return [];
  const suggesting = (id: string, list: Values): SchemaNode =>
    path.length === 1 ? inserting(key, node, list, definitions.suggest(id, list)) : at(path, definitions.suggest(id, list));
  const branches = [...values.of].map(([value, list]) => [value, suggesting(`${name}-${value}`, list)] as const);
  return chosenBy(values.by(key), new Map(branches), suggesting(name!, values.otherwise));
}

/** The key with the first of its values, which fits the other key. An example of the schema might not. */
function inserting(key: string, node: SchemaNode, values: Values, suggested: SchemaNode): SchemaNode {
  return { properties: { [key]: { description: node.description!, examples: values.slice(0, 1).map(valueOf), allOf: [suggested] } } };
}

/** Examples that are among the suggested values wherever the key is completed. */
function examplesOf(node: SchemaNode): unknown[] {
  return Object.hasOwn(everywhere, node["x-values"] as string) ? node.examples!.filter((example) => typeof example !== "object") : [];
}

function isDependent(node: SchemaNode): boolean {
  return Object.hasOwn(bySibling, node["x-values"] as string);
}
