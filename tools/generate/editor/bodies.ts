/** Snippets: what an editor inserts for a key that needs more than one line, made of the schema's own examples. */
import type { SchemaNode } from "../schema/load.ts";
import { yamlOf } from "./suggest.ts";
import { byRegion } from "./values.ts";

/**
 * The value that a key gets: its example, or if it is a map of known keys, those that it requires and those with `x-snippet`, which a rule
 * asks for.
 */
export function exampleOf(node: SchemaNode, region?: string): unknown {
  if (node.properties !== undefined && [node.type].flat()[0] === "object") {
    const required = Object.entries(node.properties).filter(([key, child]) => node.required?.includes(key) || child["x-snippet"] === true);
    return Object.fromEntries(required.map(([key, child]) => [key, exampleOf(child, region)]));
  }
  const [first] = node.examples ?? [];
  // One item shows how a list of maps is written.
  const example = node.items?.properties !== undefined && Array.isArray(first) ? first.slice(0, 1) : first;
  const values = byRegion[(node["x-values"] ?? node.items?.["x-values"]) as string];
  return region === undefined || values === undefined ? example : values.like(region, example);
}

/** Inserts the key with everything that it requires. */
export function keySnippet(key: string, node: SchemaNode, region?: string): SchemaNode {
  return snippet(key, node, { [key]: placeholders(exampleOf(node, region)) });
}

/** Inserts an entry into a map whose names the spec chooses. */
export function entrySnippet(node: SchemaNode): SchemaNode {
  const [name, value] = Object.entries(node.examples![0] as object)[0]!;
  const counter = { next: 2 };
  return snippet(`${name}: …`, node, { [`\${1:${name}}`]: placeholders(value, counter) });
}

/** Inserts an item into a list of maps. */
export function itemSnippet(node: SchemaNode): SchemaNode {
  const [item] = exampleOf(node) as unknown[];
  return snippet(`${node.items!.title}: example`, node, placeholders(item));
}

/** Class dev needs no waivers, and may become any other environment. */
const first = { environment: "dev", class: "dev" };

/** Inserts every key that an environment requires. */
export function environmentSnippet(root: SchemaNode, region?: string): SchemaNode {
  const counter = { next: 1 };
  const known = Object.fromEntries(Object.keys(root.properties!).map((key) => [key, undefined]));
  const values = { ...known, ...(exampleOf(root, region) as object), ...first, ...(region === undefined ? {} : { region }) };
  const example = Object.entries(values).filter(([, value]) => value !== undefined);
  const body = example.map(([key, value]) => [key, typeof value === "object" ? literals(value) : placeholders(value, counter)]);
  return snippet(root.title!, root, Object.fromEntries(body));
}

function snippet(label: string, { description }: SchemaNode, body: unknown): SchemaNode {
  return { label, body, ...(description === undefined ? {} : { description }) };
}

/** Every scalar as a placeholder. */
function placeholders(value: unknown, counter = { next: 1 }): unknown {
  return mapScalars(value, (scalar) => `\${${counter.next++}:${snippetText(scalar)}}`);
}

/** Strings as they stand in YAML. Other scalars stay: the language server quotes the text `true`. */
function literals(value: unknown): unknown {
  return mapScalars(value, (scalar) => (typeof scalar === "string" ? snippetText(scalar) : scalar));
}

function snippetText(scalar: unknown): string {
  return yamlOf(scalar).replace(/[$}\\]/g, String.raw`\$&`);
}

function mapScalars(value: unknown, change: (scalar: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapScalars(item, change));
  if (value === null || typeof value !== "object") return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [yamlOf(key), mapScalars(inner, change)]));
}
