/**
 * The provider catalogue: what each resource and function of a provider package takes and gives.
 * One shard a provider module (`generated/catalogue/<package>/<module>.json`), complete in itself; written by
 * `tools/generate/catalogue.ts` from the installed SDK packages.
 */

/**
 * The type of a property.
 * - `{array: T}` and `{map: T}` (text keys) hold elements of T;
 * - `{ref: name}` is an object type of the same shard: `types` for inputs, `outputTypes` for outputs;
 * - `{enum: name}` takes only the values of that enum, `{open: name}` any text, those values being the known ones;
 * - `{union: […]}` is any one of them;
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

/** An object type: `required` names the properties that must be given (only of inputs). */
export interface CatalogueObject {
  readonly properties: CatalogueProperties;
  readonly required?: readonly string[];
}

/** A resource type or a function. `outputs` of a resource include its inputs, but not `id` and `urn`, which every resource has. */
export interface CatalogueMember {
  readonly inputs: CatalogueProperties;
  readonly required: readonly string[];
  readonly outputs: CatalogueProperties;
}

export interface CatalogueShard {
  /** Pulumi package, `aws`. */
  readonly package: string;
  /** Version of the installed SDK package that this was read from. */
  readonly version: string;
  /** Middle part of the tokens before the slash, `rds`. */
  readonly module: string;
  /** By token, `aws:rds/instance:Instance`. The shard `index` also holds the provider itself, `pulumi:providers:aws`. */
  readonly resources: Readonly<Record<string, CatalogueMember>>;
  /** By token, `aws:rds/getInstance:getInstance`. */
  readonly functions: Readonly<Record<string, CatalogueMember>>;
  /** Object types of inputs by their name in the SDK, `rds.ClusterScalingConfiguration`. */
  readonly types: Readonly<Record<string, CatalogueObject>>;
  /** Object types of outputs; a name may also stand in `types` with other properties. */
  readonly outputTypes: Readonly<Record<string, CatalogueObject>>;
  /** Values by the enum's name in the SDK, `rds.EngineType`. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}
