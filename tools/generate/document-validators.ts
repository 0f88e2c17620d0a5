/**
 * Writes `generated/validators/documents.cjs`: the schemas of schema/documents/ as functions that also accept a marker wherever the
 * expression behind it could be valid. The compiler thus checks documents without a schema compiler.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import type { DocumentKind } from "../../compiler/plan/document-sites.ts";
import { markers } from "../../compiler/provider/documents/values.ts";
import type { GeneratedFiles } from "./generated-files.ts";
import { projectRoot } from "./packages.ts";
import { header } from "./write.ts";

type Schema = Readonly<Record<string, unknown>>;

/** The schema file of each kind. */
const places: Readonly<Record<DocumentKind, string>> = {
  containerDefinitions: "container-definitions.schema.json",
  dashboard: "dashboard.schema.json",
  ecrLifecyclePolicy: "ecr-lifecycle-policy.schema.json",
  eventPattern: "event-pattern.schema.json",
  identityPolicy: "iam-policy.schema.json#/definitions/identityPolicy",
  resourcePolicy: "iam-policy.schema.json#/definitions/resourcePolicy",
  trustPolicy: "iam-policy.schema.json#/definitions/trustPolicy",
  sqsRedrivePolicy: "sqs-redrive.schema.json",
  sqsRedriveAllowPolicy: "sqs-redrive.schema.json#/definitions/redriveAllowPolicy",
  snsRedrivePolicy: "sqs-redrive.schema.json#/definitions/subscriptionRedrivePolicy",
};

/** The validators, by path: one export per kind, and no imports, because they are loaded in place. */
export async function documentValidatorFiles(): Promise<GeneratedFiles> {
  const folder = join(projectRoot, "schema/documents");
  const names = readdirSync(folder).filter((name) => name.endsWith(".schema.json"));
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    code: { source: true, lines: true },
  });
  ajv.addVocabulary(["x-form"]);
  for (const name of names.sort()) ajv.addSchema(withMarkers(bare(JSON.parse(readFileSync(join(folder, name), "utf8")) as Schema)));
  const { outputFiles } = await build({
    stdin: { contents: standalone.default(ajv, places), resolveDir: projectRoot },
    write: false,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    charset: "ascii",
    legalComments: "none",
    logLevel: "warning",
  });
  return new Map([["generated/validators/documents.cjs", header + outputFiles[0]!.text]]);
}

/** Removes annotations that no message needs: they validate nothing, and a verbose validator embeds its schema. */
function bare(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema, function (this: unknown, key, value: unknown) {
      const isAnnotation = key === "tsType" || ((key === "description" || key === "title") && typeof value === "string");
      return isAnnotation ? undefined : value;
    }),
  ) as Schema;
}

/** Keywords that hold one schema, a list of schemas, or schemas by name. `if`, `not` and `propertyNames` keep their schemas unchanged. */
const single: ReadonlySet<string> = new Set(["items", "additionalItems", "additionalProperties", "then", "else"]);
const lists: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf"]);
const maps: ReadonlySet<string> = new Set(["properties", "patternProperties", "definitions"]);
const identity: ReadonlySet<string> = new Set(["$schema", "$id", "definitions", "title", "description"]);

/** `{if: {enum: markers that could be valid}, else: schema}`, at every level. */
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

/** Markers of the types that the schema itself allows. A schema that only combines others leaves markers to them. */
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
