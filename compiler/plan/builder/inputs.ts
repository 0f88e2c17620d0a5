/**
 * The provider's `…Args` types as used in plans: without `Output` and `Promise`, which exist only in a Pulumi program, but with plan
 * expressions and traced values allowed at every level.
 */
import type { OutputInstance } from "@pulumi/pulumi/output.js";
import type { Functions, Resources } from "../../../generated/types/provider.ts";
import type { DocumentKind, DocumentSitesOf, DocumentTypes } from "../document-sites.ts";
import type { Expr } from "./expr.ts";
import type { Traced } from "./traced.ts";

/**
 * Inputs of resource type `K`. A missing or mistyped property does not compile, at any depth. TypeScript reports an unknown property only
 * in a direct object literal; `Flaws` finds the others.
 */
export type Args<K extends keyof Resources> = Properties<ProviderArgs<K>>;

/** Arguments of the provider function `K`. */
export type FunctionArgs<K extends keyof Functions> = Properties<Functions[K]["args"]>;

/** Plain type of output `P` of resource type `K`, assumed to be present: an absent output resolves to nothing at run time. */
export type OutputValue<K extends keyof Resources, P extends keyof Resources[K]["outputs"]> =
  Resources[K]["outputs"][P] extends OutputInstance<infer T> ? NonNullable<T> : never;

/**
 * `T`, or an expression or traced value that resolves to `T`, recursively at every level. Works for SDK types and for types of JSON
 * documents. `any` in the SDK (policy conditions) accepts everything.
 */
export type Inputs<T> = 0 extends 1 & T ? unknown : Value<Plain<T>>;

/** A JSON document of type `D` as text, encoded when its expressions are resolved. */
export interface JsonText<out D> extends Expr<string> {
  readonly [content]: D;
}
declare const content: unique symbol;

/** The SDK's arguments of `K`. Properties that take a document as text are marked with the document's type. */
export type ProviderArgs<K extends keyof Resources> = WithDocuments<Resources[K]["args"], DocumentSitesOf<K>>;

type WithDocuments<A, S> = {
  [P in keyof A]: P extends keyof S ? A[P] | Site<S[P] extends DocumentKind ? DocumentTypes[S[P]] : never> : A[P];
};

/** Marks a property that takes a document of type `D` as text. */
export interface Site<out D> {
  readonly [site]: D;
}
declare const site: unique symbol;

/** The alternatives at one level. `T` no longer contains types that exist only in a Pulumi program. */
type Value<T> = T | Expr<T> | Traced<T | Expr<T>>;

/** Distributes over the union `T`: drops outputs, promises and resource objects, and recurses into lists and objects. */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends Site<infer D>
    ? JsonText<Inputs<D>>
    : T extends ProgramOnly
      ? never
      : T extends readonly (infer E)[]
        ? readonly Inputs<E>[]
        : T extends object
          ? Properties<T>
          : T;

/**
 * An output, a promise, or a resource object passed in place of its id. Every property of a resource object is an output, and it always has
 * `urn`.
 */
export type ProgramOnly = OutputInstance<unknown> | PromiseLike<unknown> | { readonly urn: OutputInstance<unknown> };

/** Maps every property with `Inputs`. An optional property also accepts undefined, which means absent. */
type Properties<T> = { readonly [K in keyof T]: IsOptional<T, K> extends true ? Inputs<T[K] | undefined> : Inputs<T[K]> } & Declared;

/**
 * Marks an object type that this file produced. An object that a module declared with such a type was checked at its declaration. It is not
 * an interface, because an interface is not assignable to `Record`.
 */
export type Declared = { readonly [declared]?: never };
declare const declared: unique symbol;

/** True when property `K` of `T` is optional. */
export type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;
