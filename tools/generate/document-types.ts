/**
 * Writes `generated/types/documents.ts`: TypeScript types of the JSON documents that resources take as text, from schema/documents/.
 * Run it with `npm run generate -- "document types"`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";
import type { JSONSchema } from "json-schema-to-typescript";
import { format } from "prettier";
import { projectRoot } from "./packages.ts";
import { header } from "./write.ts";

/** The generated module. */
export const documentTypesFile = "generated/types/documents.ts";
const schemaFolder = join(projectRoot, "schema/documents");

type Schema = { readonly [key: string]: unknown };

/** The file, by path. */
export async function generateDocumentTypes(): Promise<Map<string, string>> {
  const names = readdirSync(schemaFolder).filter((name) => name.endsWith(".schema.json"));
  const sources: string[] = [];
  for (const name of names.sort()) sources.push(await typesOf(JSON.parse(readFileSync(join(schemaFolder, name), "utf8")) as Schema));
  return new Map([[documentTypesFile, await format(header + sources.join("\n"), { parser: "typescript", printWidth: 140 })]]);
}

/** json-schema-to-typescript mistakes a property of this name for the keyword. */
const propertyNamedProperties = "propertiesProperty";

/** Types of a schema and of its titled definitions. A definition without a title is inlined where it is used. */
async function typesOf(schema: Schema): Promise<string> {
  const definitions = (schema["definitions"] ?? {}) as Record<string, Schema>;
  const titled = Object.entries(definitions).filter(([, definition]) => definition["title"] !== undefined);
  const kept = Object.fromEntries(titled.map(([key, definition]) => [key, forTypes(definition, definitions)]));
  const root = { ...(forTypes(schema, definitions) as Schema), definitions: kept };
  const code = await compile(root as JSONSchema, schema["title"] as string, {
    bannerComment: "",
    format: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
  });
  const lines = code.split("\n").filter((line) => !/^ \* (This interface was referenced by|via the `definition`)/.test(line));
  return lines
    .join("\n")
    .replaceAll(propertyNamedProperties, "properties")
    .replace(/( \*\s*\n)+ \*\//g, " */")
    .replace(/\/\*\*\n \*\/\n/g, "");
}

/** The schema without what TypeScript cannot express: conditions between properties. */
function forTypes(value: unknown, definitions: Record<string, Schema>): unknown {
  if (Array.isArray(value)) return value.map((item) => forTypes(item, definitions));
  if (typeof value !== "object" || value === null) return value;
  const schema = value as Schema;
  const target = definitions[/^#\/definitions\/(\w+)$/.exec(String(schema["$ref"]))?.[1] ?? ""];
  if (target !== undefined && target["title"] === undefined) return forTypes(target, definitions);
  const dropped = new Set([
    "$id",
    "definitions",
    ...(schema["type"] === "object" ? ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"] : []),
  ]);
  const entries = Object.entries(schema).filter(([key]) => !dropped.has(key));
  return Object.fromEntries(entries.map(([key, child]) => [key, keyword(key, child, definitions)]));
}

function keyword(key: string, value: unknown, definitions: Record<string, Schema>): unknown {
  if (key === "required") return (value as string[]).map(renamed);
  if (key !== "properties") return forTypes(value, definitions);
  return Object.fromEntries(Object.entries(value as Schema).map(([name, child]) => [renamed(name), forTypes(child, definitions)]));
}

function renamed(name: string): string {
  return name === "properties" ? propertyNamedProperties : name;
}
