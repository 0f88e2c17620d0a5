/** Titles, examples, units and bounds of the schema, loaded only when there is an error to describe. */
import { readFileSync } from "node:fs";
import { packageFile } from "../../package/files.ts";
import type { KeyPath } from "../../source/types.ts";

/** A node of the effective schema with the parts that messages need. */
export interface SchemaNode {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly items?: SchemaNode;
  readonly required?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;
  /** False on a key that only checks and estimates read, so that it never changes the plan. */
  readonly "x-plan"?: false;
  /** True on a key that may reach no plan (the handler time of a queue without a worker), but that a check reads in every spec. */
  readonly "x-checked"?: true;
  /** Present on the section of a module. */
  readonly "x-order"?: number;
  readonly "x-unit"?: string;
  /** What the pattern accepts, in words: "12 digits". */
  readonly "x-form"?: string;
  /** The vendored table of the allowed values. */
  /** What values there are: those of a table, or of the spec itself. */
  readonly "x-values"?: string;
  readonly "x-table"?: "tls-policies" | "waf-managed-groups";
}

/** Path of the schema, both from the sources and from the bundle. */
const file = packageFile("generated/schema/environment.effective.schema.json");

let schema: SchemaNode | undefined;

/** The effective schema with its annotations. Throws if the installation lacks it. */
export function effectiveSchema(): SchemaNode {
  schema ??= JSON.parse(readFileSync(file, "utf8")) as SchemaNode;
  return schema;
}

/** The schema node of a path; an empty node if the schema has none. */
export function nodeAt(root: SchemaNode, path: KeyPath): SchemaNode {
  return path.reduce<SchemaNode>((node, step) => stepInto(node, step) ?? {}, root);
}

function stepInto(node: SchemaNode, step: string | number): SchemaNode | undefined {
  if (typeof step === "number") return node.items ?? firstOf(node, step);
  if (node.properties && Object.hasOwn(node.properties, step)) return node.properties[step];
  const inner = firstOf(node, step);
  if (inner) return inner;
  return typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
}

function firstOf(node: SchemaNode, step: string | number): SchemaNode | undefined {
  for (const part of [...(node.allOf ?? []), ...(node.anyOf ?? []), ...(node.oneOf ?? []), node.then, node.else]) {
    const found = part && stepInto(part, step);
    if (found) return found;
  }
  return undefined;
}

/** Sections of the spec: top-level keys with nested keys. */
export function sectionsOf(root: SchemaNode): readonly (readonly [string, SchemaNode])[] {
  return Object.entries(root.properties ?? {}).filter(([, node]) => node.properties !== undefined);
}
