/** Small changes of a plan: what a mistake in a module, an override or an extra resource would make of it. */
import { rebuilt, type MutablePlan } from "../mutable-plan.ts";
import type { Plan } from "../../../../../compiler/plan/types.ts";

export interface Mutation {
  /** What is wrong, or allowed, now: part of the test's name. */
  readonly does: string;
  /** The resource at which it must be found. */
  readonly at: string;
  /** The frozen spec whose plan is changed: prod-100k where it is left out. */
  readonly plan?: "prod";
  readonly change: (plan: MutablePlan) => void;
}

/** Mutations that a rule must find, by its code. */
export type Mutations = Readonly<Record<string, readonly Mutation[]>>;

/** The path of a value in a resource's inputs; a text with dots where no key holds one. */
export type Path = string | readonly string[];

/** `at`'s input has another value, or none where `value` is undefined. */
export function set(at: string, path: Path, value: unknown, does?: string): Mutation {
  const name = typeof path === "string" ? path : path.join(".");
  return {
    does: does ?? `${name} is ${value === undefined ? "gone" : JSON.stringify(value)}`,
    at,
    change: (plan) => plan.set(at, path, value),
  };
}

/** `id` is not planned: found at `at`. */
export function without(id: string, at: string): Mutation {
  return { does: `${id} is missing`, at, change: (plan) => plan.remove(id) };
}

/** A resource more: found at it. */
export function extra(type: string, inputs: Readonly<Record<string, unknown>>, does: string): Mutation {
  return { does, at: "extra", change: (plan) => plan.add("extra", type, inputs) };
}

/** The same mutation, found at another resource than the one that it changes. */
export function foundAt(at: string, mutation: Mutation): Mutation {
  return { ...mutation, at };
}

/** The plan as the mutation makes it. */
export function mutated(plan: Plan, { change }: Mutation): Plan {
  return rebuilt(plan, change);
}
