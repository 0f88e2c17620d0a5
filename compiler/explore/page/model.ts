/** An indexed environment of the page. */
import type { PlanResource } from "../../plan/types.ts";
import type { ExploreCost, PageEdge, PageHead } from "../types.ts";
import { inSlices } from "./dom.ts";

export interface Reference {
  readonly id: string;
  readonly via: readonly string[];
}

export interface Environment extends PageHead {
  readonly resources: readonly PlanResource[];
  readonly byId: ReadonlyMap<string, PlanResource>;
  readonly refersTo: ReadonlyMap<string, readonly Reference[]>;
  readonly referredBy: ReadonlyMap<string, readonly Reference[]>;
  readonly costsById: ReadonlyMap<string, readonly ExploreCost[]>;
}

/** Builds the indexes from the page's data. */
export async function indexed(head: PageHead, resources: readonly PlanResource[], edges: readonly PageEdge[]): Promise<Environment> {
  const refersTo = new Map<string, Reference[]>();
  const referredBy = new Map<string, Reference[]>();
  const costsById = new Map<string, ExploreCost[]>();
  await inSlices(edges, ([from, to, via]) => {
    const [source, target] = [resources[from]!.id, resources[to]!.id];
    push(refersTo, source, { id: target, via });
    push(referredBy, target, { id: source, via });
  });
  for (const cost of head.costs ?? []) push(costsById, cost.resource, cost);
  return { ...head, resources, byId: new Map(resources.map((resource) => [resource.id, resource])), refersTo, referredBy, costsById };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const found = lists.get(key);
  if (found === undefined) lists.set(key, [value]);
  else found.push(value);
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

/** USD a month of a resource. */
export function monthlyOf(environment: Environment, id: string): number {
  return (environment.costsById.get(id) ?? []).reduce((sum, { monthly }) => sum + monthly, 0);
}
