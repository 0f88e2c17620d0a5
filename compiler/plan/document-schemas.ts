/**
 * Validators of the JSON documents in a plan: the schemas of schema/documents/, made to take a marker wherever the expression that
 * it stands for could be right. For tests and tools: the compiler's own run does not load ajv.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { ValidateFunction } from "ajv";
import type { DocumentKind } from "./document-sites.ts";
import { markers } from "./document-values.ts";

type Schema = Readonly<Record<string, unknown>>;

export type DocumentSchemas = Readonly<Record<DocumentKind, ValidateFunction>>;

/** Where the schema of each kind stands. */
const places: Readonly<Record<DocumentKind, string>> = {
  containerDefinitions: "container-definitions.schema.json",
  dashboard: "dashboard.schema.json",
  ecrLifecyclePolicy: "ecr-lifecycle-policy.schema.json",
  identityPolicy: "iam-policy.schema.json#/definitions/identityPolicy",
  resourcePolicy: "iam-policy.schema.json#/definitions/resourcePolicy",
  trustPolicy: "iam-policy.schema.json#/definitions/trustPolicy",
  sqsRedrivePolicy: "sqs-redrive.schema.json",
  sqsRedriveAllowPolicy: "sqs-redrive.schema.json#/definitions/redriveAllowPolicy",
  snsRedrivePolicy: "sqs-redrive.schema.json#/definitions/subscriptionRedrivePolicy",
};

/** The validators from the schemas in `folder` (`schema/documents`). */
export function loadDocumentSchemas(folder: string): DocumentSchemas {
  const names = readdirSync(folder).filter((name) => name.endsWith(".schema.json"));
  return openDocumentSchemas(names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Schema));
}

/** The validators from schemas that are there already. Throws when a kind's schema is not among them. */
function openDocumentSchemas(schemas: readonly Schema[]): DocumentSchemas {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictTypes: false, strictRequired: false, strictTuples: false });
  ajv.addVocabulary(["tsType"]);
  for (const schema of schemas) ajv.addSchema(withMarkers(schema));
  const kinds = Object.entries(places).map(([kind, place]) => [kind, ajv.compile({ $ref: place })] as const);
  return Object.fromEntries(kinds) as Record<DocumentKind, ValidateFunction>;
}

/** Keywords that hold one schema, a list of schemas, or schemas by name. What `if`, `not` and `propertyNames` ask stays as it is. */
const single: ReadonlySet<string> = new Set(["items", "additionalItems", "additionalProperties", "then", "else"]);
const lists: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf"]);
const maps: ReadonlySet<string> = new Set(["properties", "patternProperties", "definitions"]);
const identity: ReadonlySet<string> = new Set(["$schema", "$id", "definitions", "title", "description"]);

/** `{if: {enum: markers that could be right}, else: schema}`, at every level. */
function withMarkers(schema: Schema): Schema {
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, keyword(key, value)]));
  const accepted = acceptedMarkers(schema);
  if (accepted.length === 0) return inner;
  const entries = Object.entries(inner);
  const outer = Object.fromEntries(entries.filter(([key]) => identity.has(key)));
  return { ...outer, if: { enum: accepted }, else: Object.fromEntries(entries.filter(([key]) => !identity.has(key))) };
}

function keyword(key: string, value: unknown): unknown {
  if (lists.has(key) || (single.has(key) && Array.isArray(value))) return (value as Schema[]).map(withMarkers);
  if (single.has(key) && typeof value === "object") return withMarkers(value as Schema);
  if (!maps.has(key)) return value;
  const named = Object.entries(value as Record<string, Schema | boolean>);
  return Object.fromEntries(named.map(([name, child]) => [name, typeof child === "object" ? withMarkers(child) : child]));
}

/** Markers of the types that the schema itself asks for; a schema that only combines others leaves the question to them. */
function acceptedMarkers({ type, enum: values, const: constant }: Schema): unknown[] {
  const types = new Set([type, values, constant].flat().filter((part) => part !== undefined));
  const named = type === undefined ? [...types].map((value) => typeof value) : ([type].flat() as string[]);
  if (named.length === 0) return [];
  const fitting = named
    .map((name) => (name === "integer" ? "number" : name))
    .filter((name) => ["string", "number", "boolean"].includes(name));
  const scalars = fitting.map((name) => (name === "string" ? markers.text : markers[name as "number" | "boolean"]));
  return [...new Set([...scalars, markers.any])];
}
