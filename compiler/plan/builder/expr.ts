/**
 * Expressions of the plan, typed by what they will be when the interpreter has resolved them.
 * At run time each is the plain object that stands in the plan (design: "closed set of expressions"); there is no code in a plan.
 */
import type { JsonText } from "./inputs.ts";
import type { PathElement, PlanCondition } from "../types.ts";

declare const resolved: unique symbol;

/** A value that only the interpreter knows: another resource's output, stack config, a provider function's result. */
export interface Expr<out T> {
  readonly [resolved]: T;
}

function expression<T>(plain: object): Expr<T> {
  return plain as unknown as Expr<T>;
}

/** Output `path` of the resource `id`. Prefer `handle(...)`, which types the path. */
export function ref<T>(id: string, ...path: PathElement[]): Expr<T> {
  return expression({ $ref: id, path });
}

/** Result `path` of the provider function `id`. */
export function data<T>(id: string, ...path: PathElement[]): Expr<T> {
  return expression({ $data: id, path });
}

/** Text joined from parts; adjacent literals are merged by the builder. */
export function concat(...parts: readonly unknown[]): Expr<string> {
  return expression({ $concat: parts });
}

/** JSON text of a document, encoded after its expressions are resolved; the site that takes it judges the document's type. */
export function jsonText<const D>(document: D): JsonText<D> {
  return expression({ $json: document }) as JsonText<D>;
}

/** Stack config `name`, declared in the module's `config`. */
export function config<T = string>(name: string): Expr<T> {
  return expression({ $config: name });
}

/** Marks a value as secret: Pulumi encrypts it in state and hides it in output. */
export function secret<T>(value: T | Expr<T>): Expr<T> {
  return expression({ $secret: value });
}

/** A choice by stack config: with `matches` the value must match, without it the key must be set (a boolean: true). */
export function when<T>(condition: PlanCondition, then: T | Expr<T>, otherwise: T | Expr<T>): Expr<T> {
  return expression({ $if: condition, then, else: otherwise });
}
