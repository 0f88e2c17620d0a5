/** Reads the schema sources and inserts modules and shared definitions. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A JSON Schema node with this project's annotations. */
export interface SchemaNode {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  required?: string[];
  additionalProperties?: boolean | SchemaNode;
  examples?: unknown[];
  "x-default"?: unknown;
  "x-optional"?: boolean;
  "x-authoring"?: boolean;
  "x-order"?: number;
  [keyword: string]: unknown;
}

const root = join(import.meta.dirname, "../../../schema");

function readSchema(path: string): SchemaNode {
  return JSON.parse(readFileSync(join(root, path), "utf8")) as SchemaNode;
}

/** The environment schema with one property per module, in module order, and every `$ref` resolved. */
export function loadEnvironmentSchema(): SchemaNode {
  const definitions = readSchema("definitions.schema.json")["definitions"] as Record<string, SchemaNode>;
  const environment = readSchema("environment.schema.json");
  const modules = readdirSync(join(root, "modules"))
    .filter((file) => file.endsWith(".schema.json"))
    .map((file) => ({ name: file.replace(".schema.json", ""), schema: readSchema(`modules/${file}`) }))
    .sort((a, b) => (a.schema["x-order"] ?? 99) - (b.schema["x-order"] ?? 99));
  const properties = { ...environment.properties };
  for (const { name, schema } of modules) {
    const { $schema: _dialect, $id: _id, ...section } = schema;
    properties[name] = section;
  }
  return inline({ ...environment, properties }, definitions);
}

/** Replaces `…#/definitions/<name>` with the definition; keywords beside `$ref` take precedence. */
function inline(node: SchemaNode, definitions: Record<string, SchemaNode>): SchemaNode {
  let current = node;
  if (node.$ref !== undefined) {
    const name = node.$ref.split("#/definitions/")[1];
    const target = name === undefined ? undefined : definitions[name];
    if (target === undefined) throw new Error(`unknown definition ${node.$ref}`);
    const { $ref: _ref, ...beside } = node;
    current = { ...target, ...beside };
    // One function validates a large definition everywhere (see validator.ts), so keywords beside its $ref may only annotate.
    if (target.type === "object" || target.type === "array") {
      const other = Object.keys(beside).find((key) => !key.startsWith("x-") && !["title", "description", "examples"].includes(key));
      if (other !== undefined) throw new Error(`${other} beside $ref to ${name}, which is validated alike everywhere`);
      current["x-definition"] = name;
    }
  }
  const result: SchemaNode = { ...current };
  if (current.properties) result.properties = mapValues(current.properties, (child) => inline(child, definitions));
  if (current.items) result.items = inline(current.items, definitions);
  if (typeof current.additionalProperties === "object") result.additionalProperties = inline(current.additionalProperties, definitions);
  for (const keyword of ["if", "then", "else"]) {
    if (current[keyword]) result[keyword] = inline(current[keyword] as SchemaNode, definitions);
  }
  for (const keyword of ["allOf", "anyOf"]) {
    if (current[keyword]) result[keyword] = (current[keyword] as SchemaNode[]).map((child) => inline(child, definitions));
  }
  return result;
}

export function mapValues<A, B>(record: Record<string, A>, change: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
