/** The effective schema with the annotations that a key's page is made of. */
import { effectiveSchema, type SchemaNode } from "../validate/schema/metadata.ts";

/** A key's node: JSON Schema and this project's annotations. */
export interface KeyNode extends SchemaNode {
  readonly properties?: Readonly<Record<string, KeyNode>>;
  readonly items?: KeyNode;
  readonly additionalProperties?: boolean | KeyNode;
  readonly pattern?: string;
  readonly "x-default"?: unknown;
  readonly "x-optional"?: boolean;
  readonly "x-reference"?: boolean;
  readonly "x-order"?: number;
  readonly "x-controls"?: readonly KeyControl[];
  /** Parts of the section that the matrix tries for this key, where its type does not imply them (tools/matrix/schema-axes.ts). */
  readonly "x-matrix"?: readonly Readonly<Record<string, unknown>>[];
}

/** A security control that the key can switch off: at the value `off`, or below a number. */
export interface KeyControl {
  readonly rule: string;
  readonly off?: unknown;
  readonly below?: number;
  /** What the control costs, in words. */
  readonly price?: string;
}

/** Top-level properties of a spec, in the order of the schema: general keys first, then the modules in theirs. */
export function topLevel(): readonly (readonly [name: string, node: KeyNode])[] {
  return Object.entries((effectiveSchema() as KeyNode).properties ?? {});
}

/** Is it a module's section? Those have a place in the order. */
export function isModule(node: KeyNode): boolean {
  return node["x-order"] !== undefined;
}
