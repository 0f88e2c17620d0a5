/** An indexed environment of the page. */
import type { PlanResource } from "../../plan/types.ts";
import type { Amounts, ExploreEffect } from "../change-types.ts";
import type { ExploreCost, PageEdge, PageHead } from "../types.ts";
import { inSlices } from "./dom.ts";

export interface Reference {
  readonly id: string;
  readonly via: readonly string[];
}

export interface Environment extends PageHead {
  readonly resources: readonly PlanResource[];
  readonly byId: ReadonlyMap<string, PlanResource>;
  /** What a change deletes, as it was. */
  readonly deleted: ReadonlyMap<string, PlanResource>;
  /** What a change does, the worst first. */
  readonly effects: readonly ExploreEffect[];
  /** Two effects have the same ID if a resource gives way to one of another type. */
  readonly effectsById: ReadonlyMap<string, readonly ExploreEffect[]>;
  readonly refersTo: ReadonlyMap<string, readonly Reference[]>;
  readonly referredBy: ReadonlyMap<string, readonly Reference[]>;
  readonly costsById: ReadonlyMap<string, readonly ExploreCost[]>;
}

/** The parts of an environment's data. */
interface Parts {
  /** The deleted ones last. */
  readonly resources: readonly PlanResource[];
  readonly edges: readonly PageEdge[];
  readonly effects: readonly ExploreEffect[];
}

/** Builds the indexes from the page's data. */
export async function indexed(head: PageHead, { resources: all, edges, effects }: Parts): Promise<Environment> {
  const resources = all.slice(0, all.length - (head.change?.deleted ?? 0));
  const deleted = new Map(all.slice(resources.length).map((resource) => [resource.id, resource]));
  const refersTo = new Map<string, Reference[]>();
  const referredBy = new Map<string, Reference[]>();
  const costsById = new Map<string, ExploreCost[]>();
  await inSlices(edges, ([from, to, via]) => {
    const [source, target] = [all[from]!.id, all[to]!.id];
    // What still exists no longer refers to what is deleted.
    if (deleted.has(source) || !deleted.has(target)) push(refersTo, source, { id: target, via });
    if (deleted.has(target) || !deleted.has(source)) push(referredBy, target, { id: source, via });
  });
  const effectsById = new Map<string, ExploreEffect[]>();
  for (const effect of effects) push(effectsById, effect.id, effect);
  for (const cost of head.costs ?? []) push(costsById, cost.resource, cost);
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  return { ...head, resources, byId, deleted, effects, effectsById, refersTo, referredBy, costsById };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const found = lists.get(key);
  if (found === undefined) lists.set(key, [value]);
  else found.push(value);
}

/** A resource of the environment, or one that its change deletes. */
export function resourceOf({ byId, deleted }: Environment, id: string): PlanResource | undefined {
  return byId.get(id) ?? deleted.get(id);
}

/** `aws:rds/instance:Instance` → `rds.Instance`, `random:index/randomId:RandomId` → `random.RandomId`. */
export function shortType(token: string): string {
  const [name = "", path = "", type = ""] = token.split(":");
  const module = path.split("/")[0]!;
  return `${module === "index" ? name : module}.${type}`;
}

/** `$12.30`, `−$3.52`. */
export function dollars(amount: number): string {
  return `${amount < 0 ? "−" : ""}$${Math.abs(amount).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** `+$12.30`, `−$3.52`. */
export function signed(amount: number): string {
  return `${amount > 0 ? "+" : ""}${dollars(amount)}`;
}

/** `$24.82 → $49.64 (+$24.82)`. */
export function amountsText({ before, after, change }: Amounts): string {
  return `${dollars(before)} → ${dollars(after)} (${signed(change)})`;
}

/** USD a month of a resource. */
export function monthlyOf(environment: Environment, id: string): number {
  return (environment.costsById.get(id) ?? []).reduce((sum, { monthly }) => sum + monthly, 0);
}
