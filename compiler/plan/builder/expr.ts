/**
 * Plan expressions, typed by the value that they resolve to in the interpreter. At run time each is the plain object that is written to the
 * plan. The set of expressions is closed: a plan contains no code.
 */
import type { JsonText } from "./inputs.ts";
import type { PathElement, PlanCondition } from "../types.ts";

declare const resolved: unique symbol;

/** A value that only the interpreter can resolve: another resource's output, stack config, or a provider function's result. */
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

/** Text joined from parts. The builder merges adjacent literals. */
export function concat(...parts: readonly unknown[]): Expr<string> {
  return expression({ $concat: parts });
}

/** Subnet `number` of a block that only deployment tells, with a prefix longer by `newBits`. */
export function subnetOf(block: Expr<string>, newBits: number, number: number): Expr<string> {
  return expression({ $subnet: { block, newBits, number } });
}

/** JSON text of a document, encoded after its expressions are resolved. The property that takes it checks the document's type. */
export function jsonText<const D>(document: D): JsonText<D> {
  return expression({ $json: document }) as JsonText<D>;
}

/** Stack config `name`, which the module must declare in its `config`. */
export function config<T = string>(name: string): Expr<T> {
  return expression({ $config: name });
}

/** Marks a value as secret: Pulumi encrypts it in state and masks it in output. */
export function secret<T>(value: T | Expr<T>): Expr<T> {
  return expression({ $secret: value });
}

/** A choice by stack config. With `matches`, the value must match; without it, the key must be set (for a boolean: be true). */
export function when<T>(condition: PlanCondition, then: T | Expr<T>, otherwise: T | Expr<T>): Expr<T> {
  return expression({ $if: condition, then, else: otherwise });
}
