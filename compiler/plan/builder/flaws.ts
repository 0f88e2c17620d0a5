/**
 * Type-level checks that TypeScript's own check of inputs omits. TypeScript reports an unknown property only in an object literal with a
 * known target type, not after `map`, a spread or a traced value; and it accepts any string as JSON text.
 */
import type { Resources } from "../../../generated/types/provider.ts";
import type { Expr } from "./expr.ts";
import type { Declared, Inputs, IsOptional, JsonText, ProgramOnly, ProviderArgs, Site } from "./inputs.ts";
import type { Traced } from "./traced.ts";

/**
 * The errors in inputs of type `I` for resource type `K`, as a union of messages: paths of unknown properties at any depth, JSON documents
 * included, and mistakes in documents of the wrong type. `never` if there are none.
 */
export type Flaws<I, K extends keyof Resources> = FlawsOfObject<I, ProviderArgs<K>, "">;

/** `Result` if the inputs are valid. Otherwise an object type that is not assignable to `Result` and lists the errors. */
export type Verdict<I, K extends keyof Resources, Result> = [Flaws<I, K>] extends [never] ? Result : { readonly wrong: Flaws<I, K> };

/** Like `Flaws`, for a document of type `I` where one of type `T` is expected. */
export type DocumentFlaws<I, T> = FlawsOfDocument<I, T, "">;

type FlawsOf<I, T, P extends string> = 0 extends 1 & T
  ? never
  : I extends Traced<infer V>
    ? FlawsOf<V, T, P>
    : I extends JsonText<infer D>
      ? FlawsOfDocument<D, DocumentOf<T>, P>
      : I extends Leaf
        ? never
        : I extends readonly (infer E)[]
          ? FlawsOf<E, ElementOf<T>, `${P}[]`>
          : FlawsOfObject<I, T, P>;

/** The contents of a declared object are not checked again: a recursive type would never terminate. */
type FlawsOfObject<I, T, P extends string> = keyof Declared extends keyof I
  ? Unknown<Exclude<keyof I & string, KeyOf<T>>, P>
  : FlawsInside<I, T, P>;

type FlawsInside<I, T, P extends string> = {
  [K in keyof I & string]-?: K extends KeyOf<T> ? FlawsOf<I[K], PropertyOf<T, K>, Step<P, K>> : Unknown<K, P>;
}[keyof I & string];

type Unknown<K extends string, P extends string> = K extends string ? `${Step<P, K>} does not exist` : never;

/** Any document is valid for a property without a known document type. */
type FlawsOfDocument<D, T, P extends string> = [T] extends [never]
  ? never
  : D extends Inputs<T>
    ? FlawsOf<D, T, P>
    : Fallback<Mistakes<D, T, P>, `${P} is no document of the wanted type`>;

type Fallback<F, G> = [F] extends [never] ? G : F;

/** Paths at which `I` is not assignable to `T`. */
type Mistakes<I, T, P extends string> = 0 extends 1 & T
  ? never
  : I extends Traced<infer V>
    ? Mistakes<V, T, P>
    : I extends Leaf
      ? I extends Inputs<T>
        ? never
        : `${P} has the wrong type`
      : I extends readonly (infer E)[]
        ? [ElementOf<T>] extends [never]
          ? `${P} has the wrong type`
          : Mistakes<E, ElementOf<T>, `${P}[]`>
        : MistakesOfObject<I, T, P> | Missing<I, T, P>;

type MistakesOfObject<I, T, P extends string> = {
  [K in keyof I & string]-?: K extends KeyOf<T> ? Mistakes<I[K], PropertyOf<T, K>, Step<P, K>> : Unknown<K, P>;
}[keyof I & string];

/** For a union of object types: the properties that each of them requires. */
type Missing<I, T, P extends string> = T extends ProgramOnly | readonly unknown[] | string
  ? never
  : T extends object
    ? { [K in keyof T & string]: IsOptional<T, K> extends true ? never : K extends keyof I ? never : `${Step<P, K>} is missing` }[keyof T &
        string]
    : never;

type Leaf = Expr<unknown> | string | number | boolean | null | undefined;
type Step<P extends string, K extends string> = P extends "" ? K : `${P}.${K}`;
type DocumentOf<T> = T extends Site<infer D> ? D : never;
type ElementOf<T> = T extends readonly (infer E)[] ? E : never;

/** Outputs and lists have properties that are not the provider's. */
type NoObject = ProgramOnly | Site<unknown> | readonly unknown[] | string;
type KeyOf<T> = T extends NoObject ? never : T extends object ? keyof T : never;
type PropertyOf<T, K> = T extends NoObject ? never : K extends keyof T ? T[K] : never;
