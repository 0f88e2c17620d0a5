/**
 * The provider catalog: inputs and outputs of each resource and function in a provider package. One self-contained shard per provider
 * module (`generated/catalogue/<package>/<module>.json`), written by `tools/generate/catalogue.ts` from the installed SDK packages.
 */

/**
 * The type of a property.
 * - `{array: T}` and `{map: T}` (text keys) hold elements of type T;
 * - `{ref: name}` is an object type in the same shard: `types` for inputs, `outputTypes` for outputs;
 * - `{enum: name}` accepts only the values of that enum; `{open: name}` accepts any text, and the enum lists the known values;
 * - `{union: […]}` accepts any of the alternatives;
 * - `any` is any JSON; `asset` is a file or archive, which has no plain form.
 */
export type CatalogueType =
  | "string"
  | "number"
  | "boolean"
  | "any"
  | "asset"
  | { readonly array: CatalogueType }
  | { readonly map: CatalogueType }
  | { readonly ref: string }
  | { readonly enum: string }
  | { readonly open: string }
  | { readonly union: readonly CatalogueType[] };

/** Property name to type. */
export type CatalogueProperties = Readonly<Record<string, CatalogueType>>;

/** An object type. `required` names the properties that must be given (inputs only). */
export interface CatalogueObject {
  readonly properties: CatalogueProperties;
  readonly required?: readonly string[];
}

/** A resource type or function. `outputs` of a resource include its inputs, but not `id` and `urn`, which every resource has. */
export interface CatalogueMember {
  readonly inputs: CatalogueProperties;
  readonly required: readonly string[];
  readonly outputs: CatalogueProperties;
}

export interface CatalogueShard {
  /** Pulumi package, `aws`. */
  readonly package: string;
  /** Version of the installed SDK package that the shard was generated from. */
  readonly version: string;
  /** Part of the tokens before the slash, `rds`. */
  readonly module: string;
  /** By token, `aws:rds/instance:Instance`. The shard `index` also contains the provider itself, `pulumi:providers:aws`. */
  readonly resources: Readonly<Record<string, CatalogueMember>>;
  /** By token, `aws:rds/getInstance:getInstance`. */
  readonly functions: Readonly<Record<string, CatalogueMember>>;
  /** Object types of inputs, by their SDK name, `rds.ClusterScalingConfiguration`. */
  readonly types: Readonly<Record<string, CatalogueObject>>;
  /** Object types of outputs. A name may also exist in `types` with other properties. */
  readonly outputTypes: Readonly<Record<string, CatalogueObject>>;
  /** Values by the enum's SDK name, `rds.EngineType`. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}
