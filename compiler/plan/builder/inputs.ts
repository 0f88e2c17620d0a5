/**
 * The provider's own `…Args` types as a plan states them: no `Output` and no `Promise`, which exist only inside a Pulumi program,
 * and instead, at every level, an expression of the plan or a value with its provenance.
 */
import type { OutputInstance } from "@pulumi/pulumi/output.js";
import type { Functions, Resources } from "../../../generated/types/provider.ts";
import type { DocumentKind, DocumentSitesOf, DocumentTypes } from "../document-sites.ts";
import type { Expr } from "./expr.ts";
import type { Traced } from "./traced.ts";

/**
 * Inputs of the resource type `K`: a missing or mistyped property does not compile, at any depth. An unknown one does not where
 * TypeScript looks for it, in an object literal that stands right there; `Flaws` finds the others.
 */
export type Args<K extends keyof Resources> = Properties<ProviderArgs<K>>;

/** Arguments of the provider function `K`. */
export type FunctionArgs<K extends keyof Functions> = Properties<Functions[K]["args"]>;

/** The plain type of output `P` of the resource type `K`, taken as there: what is absent at run time resolves to nothing. */
export type OutputValue<K extends keyof Resources, P extends keyof Resources[K]["outputs"]> =
  Resources[K]["outputs"][P] extends OutputInstance<infer T> ? NonNullable<T> : never;

/**
 * `T` or an expression or a traced value that will be a `T`, and so on at every level inside of it. For SDK types and for types
 * of JSON documents alike. `any` of the SDK (conditions of a policy) takes everything.
 */
export type Inputs<T> = 0 extends 1 & T ? unknown : Value<Plain<T>>;

/** Text that is a JSON document of type `D`, encoded when its expressions are resolved. */
export interface JsonText<out D> extends Expr<string> {
  readonly [content]: D;
}
declare const content: unique symbol;

/** The SDK's arguments of `K`, those that take a document as text marked with its type. */
export type ProviderArgs<K extends keyof Resources> = WithDocuments<Resources[K]["args"], DocumentSitesOf<K>>;

type WithDocuments<A, S> = {
  [P in keyof A]: P extends keyof S ? A[P] | Site<S[P] extends DocumentKind ? DocumentTypes[S[P]] : never> : A[P];
};

/** Mark of a property that takes a document of type `D` as text. */
export interface Site<out D> {
  readonly [site]: D;
}
declare const site: unique symbol;

/** The alternatives at one level. `T` has lost what only a Pulumi program has. */
type Value<T> = T | Expr<T> | Traced<T | Expr<T>>;

/** Distributes over the union `T`: drops outputs, promises and resource objects, and goes into lists and objects. */
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

/** An output or a promise; a resource object in place of its id has outputs for properties, of which `urn` is always one. */
export type ProgramOnly = OutputInstance<unknown> | PromiseLike<unknown> | { readonly urn: OutputInstance<unknown> };

/** Every property with `Inputs`; an optional one may also be undefined, which is the same as absent. */
type Properties<T> = { readonly [K in keyof T]: IsOptional<T, K> extends true ? Inputs<T[K] | undefined> : Inputs<T[K]> } & Declared;

/** Mark of an object whose type came from here: what a module declared as such was judged where it was written. No interface, which would not be a `Record`. */
export type Declared = { readonly [declared]?: never };
declare const declared: unique symbol;

/** May the property `K` of `T` be left out? */
export type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;
