/** From a key of a spec file to everything that it causes in a plan: the inverse of the chain. */
import { readerOf } from "../plan/reader.ts";
import type { Plan, PlanResource } from "../plan/types.ts";
import { rulesOfKey } from "../reference/rule-facts.ts";
import { touches } from "../source/edited-paths.ts";
import { isTree } from "../source/merge.ts";
import type { KeyPath } from "../source/types.ts";
import { valueAt } from "../source/value-at.ts";
import { keyCause, type KeyCause, type Place } from "./cause.ts";
import type { WhySpec } from "./chain.ts";

/** One key that a position states, in one spec that has the file among its layers. */
export interface TracedKey {
  readonly cause: KeyCause;
  /** The line that counts instead of the file's; undefined if the file's does. */
  readonly overriddenAt: Place | undefined;
  readonly effects: readonly Effect[];
}

/** What the key causes of a resource, or of a lookup before the deployment. */
export interface Effect {
  readonly resource: string;
  readonly type: string;
  /** The resource is planned because of the key. */
  readonly planned: boolean;
  /** Properties and options that the key decides, or has a part in. */
  readonly properties: readonly string[];
}

/**
 * Keys below a path that the file itself states, without list positions: a list is one value. A path that leads to no map is one key.
 */
export function keysBelow(path: KeyPath, tree: unknown): readonly string[] {
  const end = path.findIndex((step) => typeof step === "number");
  const named = end < 0 ? path : path.slice(0, end);
  const value = valueAt(tree, named);
  // Sections are taken apart; the maps inside them are values of their keys.
  if (named.length === 1 && isTree(value) && Object.keys(value).length > 0)
    return Object.keys(value).map((name) => [...named, name].join("."));
  return [named.join(".")];
}

export function traceKey(key: string, file: string, spec: WhySpec): TracedKey {
  const cause = keyCause(key, spec);
  const [counting] = spec.source.settings(key.split("."));
  const isOwn = counting === undefined || counting.location.file === file || isTree(counting.value);
  const overriddenAt = isOwn ? undefined : cause.statement?.place;
  return { cause, overriddenAt, effects: overriddenAt === undefined ? effectsOfKey(key, spec.plan) : [] };
}

/** Of lookups first: resources read what they find. */
function effectsOfKey(key: string, plan: Plan): readonly Effect[] {
  const lookups = Object.entries(plan.data).map(([id, { function: type, from = {} }]) => ({ id, type, from }));
  return [...lookups, ...plan.resources].flatMap(({ id, type, from }) => {
    const found = Object.entries(from).flatMap(([property, causes]) => (causes.some((cause) => touches(key, cause)) ? [property] : []));
    if (found.length === 0) return [];
    return [{ resource: id, type, planned: found.includes(""), properties: found.filter((property) => property !== "") }];
  });
}

/** Resources that read outputs of these, directly or through others, and which of them each one reads. In the order of the plan. */
export function readersOf(
  ids: readonly string[],
  plan: Plan,
): readonly { readonly resource: PlanResource; readonly reads: readonly string[] }[] {
  const reached = new Set(ids);
  const view = readerOf(plan);
  return plan.resources.flatMap((resource) => {
    const reads = [...view.dependencies(resource)].filter((id) => reached.has(id));
    if (reads.length === 0 || reached.has(resource.id)) return [];
    reached.add(resource.id);
    return [{ resource, reads }];
  });
}

/** Rules that read a dotted key. */
export function rulesReading(key: string): readonly string[] {
  const steps = key.split(".");
  return [...new Set([key, steps.slice(0, 2).join(".")].flatMap(rulesOfKey))];
}
