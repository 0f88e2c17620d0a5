/** The effective schema with the annotations that the reference shows. */
import type { Control } from "../rules/rule.ts";
import { effectiveSchema, type SchemaNode } from "../validate/schema/metadata.ts";

/** The schema node of a key: JSON Schema plus this project's annotations. */
export interface KeyNode extends SchemaNode {
  readonly properties?: Readonly<Record<string, KeyNode>>;
  readonly items?: KeyNode;
  readonly additionalProperties?: boolean | KeyNode;
  /** Name of the list that editors suggest values from. */
  readonly "x-values"?: string;
  readonly pattern?: string;
  readonly "x-default"?: unknown;
  readonly "x-optional"?: boolean;
  readonly "x-reference"?: boolean;
  readonly "x-order"?: number;
  readonly "x-controls"?: readonly KeyControl[];
  /** Values of other keys of the section with which a switch can be turned on. */
  readonly "x-requires"?: Readonly<Record<string, unknown>>;
  /** Fragments of the section that the test matrix tries for this key, where its type does not imply them (tools/matrix/schema-axes.ts). */
  readonly "x-matrix"?: readonly Readonly<Record<string, unknown>>[];
}

/** The fragment of the section that gives a key a value, with what the value requires. */
export function fragmentOf(name: string, value: unknown, node: KeyNode): Readonly<Record<string, unknown>> {
  return { [name]: value, ...(value === true ? node["x-requires"] : {}) };
}

/** A security control that the key can turn off. */
export type KeyControl = Omit<Control, "key">;

/** Top-level properties of a spec in schema order: general keys, then the modules. */
export function topLevel(): readonly (readonly [name: string, node: KeyNode])[] {
  return Object.entries((effectiveSchema() as KeyNode).properties ?? {});
}

/** Is it the section of a module? Those have an order. */
export function isModule(node: KeyNode): boolean {
  return node["x-order"] !== undefined;
}
