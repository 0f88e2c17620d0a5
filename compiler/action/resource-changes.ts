/** Which resources two plans of one environment do not have in common, and which properties differ. */
import { canonicalJson } from "../canonical/json.ts";
import type { Plan, PlanResource } from "../plan/types.ts";

export interface ResourceChange {
  readonly id: string;
  readonly type: string;
  readonly how: "added" | "removed" | "changed";
  /** The properties that differ, options as `options.protect`; empty unless `changed`. */
  readonly properties: readonly string[];
}

/** In the order of the plans: what `after` has, then what only `before` had. */
export function resourceChanges(before: Plan | undefined, after: Plan | undefined): readonly ResourceChange[] {
  const [old, now] = [byId(before), byId(after)];
  const current = [...now.values()].flatMap((resource): readonly ResourceChange[] => {
    const { id, type } = resource;
    const previous = old.get(id);
    if (previous === undefined) return [{ id, type, how: "added", properties: [] }];
    const properties = differing(previous, resource);
    return properties.length === 0 ? [] : [{ id, type, how: "changed", properties }];
  });
  const gone = [...old.values()].filter(({ id }) => !now.has(id));
  return [...current, ...gone.map(({ id, type }) => ({ id, type, how: "removed" as const, properties: [] }))];
}

/** What differs besides resources, as `providers.aws`: default tags of a provider reach every resource. */
export function otherChanges(before: Plan, after: Plan): readonly string[] {
  return (["providers", "data", "config", "outputs"] as const).flatMap((part) => {
    const [old, now]: readonly Readonly<Record<string, unknown>>[] = [before[part], after[part]];
    const names = [...new Set([...Object.keys(old!), ...Object.keys(now!)])].sort();
    return names.filter((name) => !same(old![name], now![name])).map((name) => `${part}.${name}`);
  });
}

function same(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}

/** Where a value comes from is not compared: it changes nothing in AWS. */
function differing(a: PlanResource, b: PlanResource): readonly string[] {
  const [before, after] = [valuesOf(a), valuesOf(b)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]).sort();
}

function valuesOf({ type, inputs, options }: PlanResource): Readonly<Record<string, string>> {
  const entries = [...Object.entries(inputs), ...Object.entries(options).map(([name, value]) => [`options.${name}`, value] as const)];
  return Object.fromEntries([["type", type] as const, ...entries].map(([name, value]) => [name, canonicalJson(value)]));
}

function byId(plan: Plan | undefined): ReadonlyMap<string, PlanResource> {
  return new Map(plan?.resources.map((resource) => [resource.id, resource]));
}
