/** Generates the schema that editors use. It suggests names of rules, so the registries must be up to date. */
import type { GeneratedFiles } from "../generated-files.ts";
import { loadEnvironmentSchema, type SchemaNode } from "../schema/load.ts";
import { authoringBundle } from "./bundle.ts";

export function editorFiles(): GeneratedFiles {
  return new Map([["generated/schema/environment.authoring.schema.json", onLines(authoringBundle(loadEnvironmentSchema()))]]);
}

/** JSON with a line for each key and each definition: indentation would double the size of a file that every editor loads. */
function onLines(bundle: SchemaNode): string {
  const member = ([key, value]: [string, unknown]): string =>
    `${JSON.stringify(key)}: ${["properties", "definitions"].includes(key) ? linesOf(value as object) : JSON.stringify(value)}`;
  const linesOf = (node: object): string => `{\n${Object.entries(node).map(member).join(",\n")}\n}`;
  return `${linesOf(bundle)}\n`;
}
