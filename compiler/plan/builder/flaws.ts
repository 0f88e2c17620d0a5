/**
 * What TypeScript's own check of inputs lets through: a property that does not exist is an error only in an object literal that
 * stands where the type is known, not one that went through `map`, a spread, or a traced value; and any JSON text is text.
 */
import type { Resources } from "../../../generated/types/provider.ts";
import type { Expr } from "./expr.ts";
import type { Declared, Inputs, IsOptional, JsonText, ProgramOnly, ProviderArgs, Site } from "./inputs.ts";
import type { Traced } from "./traced.ts";

/**
 * What is wrong with inputs of type `I` for the resource type `K`, as text of a type: paths of properties that do not exist, at any
 * depth and in JSON documents, and of what is wrong in a document of another type; `never` where all is right.
 */
export type Flaws<I, K extends keyof Resources> = FlawsOfObject<I, ProviderArgs<K>, "">;

/** `Result` when the inputs are right, else an object that is no `Result` and says in its type what is wrong. */
export type Verdict<I, K extends keyof Resources, Result> = [Flaws<I, K>] extends [never] ? Result : { readonly wrong: Flaws<I, K> };

/** As `Flaws`, for a document of type `I` where one of type `T` is wanted. */
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

/** What is inside of a declared object is not looked at again, which would have no end where a type holds itself. */
type FlawsOfObject<I, T, P extends string> = keyof Declared extends keyof I
  ? Unknown<Exclude<keyof I & string, KeyOf<T>>, P>
  : FlawsInside<I, T, P>;

type FlawsInside<I, T, P extends string> = {
  [K in keyof I & string]-?: K extends KeyOf<T> ? FlawsOf<I[K], PropertyOf<T, K>, Step<P, K>> : Unknown<K, P>;
}[keyof I & string];

type Unknown<K extends string, P extends string> = K extends string ? `${Step<P, K>} does not exist` : never;

/** A document at a place for which no document is known can be anything. */
type FlawsOfDocument<D, T, P extends string> = [T] extends [never]
  ? never
  : D extends Inputs<T>
    ? FlawsOf<D, T, P>
    : Fallback<Mistakes<D, T, P>, `${P} is no document of the wanted type`>;

type Fallback<F, G> = [F] extends [never] ? G : F;

/** Where `I` is not a `T`. */
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

/** Of a union of object types, what each of them requires. */
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

/** Outputs and lists have properties that are none of the provider's. */
type NoObject = ProgramOnly | Site<unknown> | readonly unknown[] | string;
type KeyOf<T> = T extends NoObject ? never : T extends object ? keyof T : never;
type PropertyOf<T, K> = T extends NoObject ? never : K extends keyof T ? T[K] : never;
