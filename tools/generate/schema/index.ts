/** Generates everything that comes from schema/: bundles, types, validators, defaults. Run by `npm run generate`. */
import { compile } from "json-schema-to-typescript";
import { formattedFiles } from "../write.ts";
import { effectiveBundle, filledBundle } from "./bundles.ts";
import { controlsOf } from "./controls.ts";
import { defaultsOf } from "./defaults.ts";
import { loadEnvironmentSchema, mapValues, type SchemaNode } from "./load.ts";
import { acceptor, acceptorTypes, validator, validatorTypes } from "./validator.ts";

/** Every file that comes from schema/, by path. */
export async function schemaFiles(): Promise<Map<string, string>> {
  const source = loadEnvironmentSchema();
  const effective = effectiveBundle(source);
  return formattedFiles({
    "generated/schema/environment.effective.schema.json": json(effective),
    "generated/validators/effective.js": validator(effective),
    "generated/validators/effective.d.ts": validatorTypes,
    "generated/validators/accepts.js": acceptor(effective),
    "generated/validators/accepts.d.ts": acceptorTypes,
    "generated/defaults.ts": defaultsSource(source),
    "generated/controls.ts": controlsSource(source),
    "generated/types/spec.ts": await types(filledBundle(source)),
  });
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function defaultsSource(source: SchemaNode): string {
  return `/** What the model fills in where a key is absent: \`value\` by class; \`inner\` for an object that is there, \`each\` for those in a map or list. */
export interface DefaultNode {
  readonly value?: { readonly dev: unknown; readonly prod: unknown };
  readonly inner?: Readonly<Record<string, DefaultNode>>;
  readonly each?: Readonly<Record<string, DefaultNode>>;
}

export const defaults: Readonly<Record<string, DefaultNode>> = ${json(defaultsOf(source))};
`;
}

function controlsSource(source: SchemaNode): string {
  return `import type { Control } from "../compiler/rules/rule.ts";

/** Keys that can switch a security control off, from the schemas' \`x-controls\`. */
export const controls: readonly Control[] = ${json(controlsOf(source))};
`;
}

/** json-schema-to-typescript names a type after each title; only the environment and its sections should have one. */
async function types(filled: SchemaNode): Promise<string> {
  const top: SchemaNode = {
    ...filled,
    title: "EffectiveSpec",
    properties: mapValues(filled.properties ?? {}, (child, key) => untitled(child, sectionName(key, child))),
  };
  const code = await compile(top as never, "EffectiveSpec", {
    bannerComment: "",
    additionalProperties: false,
    unknownAny: true,
    format: false,
    strictIndexSignatures: true,
  });
  return code.replace(/^\s+\* This interface was referenced by .*$\n(^\s+\* via the .*$\n)?/gm, "");
}

function sectionName(key: string, child: SchemaNode): string | undefined {
  return child["x-order"] === undefined ? undefined : `${key[0]!.toUpperCase()}${key.slice(1)}Section`;
}

function untitled(node: SchemaNode, name?: string): SchemaNode {
  const { title: _title, minItems: _min, maxItems: _max, ...rest } = node;
  const result: SchemaNode = { ...rest, ...(name === undefined ? {} : { title: name }) };
  if (node.properties) result.properties = mapValues(node.properties, (child) => untitled(child));
  if (node.items) result.items = untitled(node.items);
  if (typeof node.additionalProperties === "object") result.additionalProperties = untitled(node.additionalProperties);
  return result;
}
