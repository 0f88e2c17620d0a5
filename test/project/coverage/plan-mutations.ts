/** Changes of a valid plan, each of which violates a constraint that the modules satisfy by construction. */
import type { Plan, PlanResource, PlanValue } from "../../../compiler/plan/types.ts";
import { token } from "../../../tools/matrix/constraints/check.ts";
import { computeMutations } from "./mutations/compute.ts";
import { dataMutations } from "./mutations/data.ts";
import { edgeMutations } from "./mutations/edge.ts";
import { restMutations } from "./mutations/rest.ts";

/** One change of one resource. */
export interface Mutation {
  /** The constraints that the change violates, as in constraints.ts. */
  readonly topics: readonly string[];
  /** `ecs/service` is the first resource of the type, `#rds-replica` the one with the id. */
  readonly of: string;
  /** Dotted path into the inputs (`$json` enters a JSON document), or `options.<name>`. */
  readonly at: string;
  /** The new value; if omitted, the value is removed. */
  readonly to?: PlanValue;
  /** The check that must notice it; if omitted, the first topic's. */
  readonly by?: string;
  /** The plan to change; if omitted, prod's. */
  readonly plan?: "dev" | "large";
  /** Adds the changed resource a second time, under this id. */
  readonly copy?: string;
  /** How often to add it; if omitted, once. */
  readonly copies?: number;
}

export const mutations: readonly Mutation[] = [...computeMutations, ...dataMutations, ...edgeMutations, ...restMutations];

/** The plan with one change. Throws when there is nothing to change, since the mutation would prove nothing. */
export function mutate(plan: Plan, { of, at, to, copy, copies = 1 }: Mutation): Plan {
  const clone = structuredClone(plan) as Plan & { readonly resources: PlanResource[] };
  const index = clone.resources.findIndex((resource) => (of.startsWith("#") ? resource.id === of.slice(1) : resource.type === token(of)));
  const found = clone.resources[index];
  if (found === undefined) throw new Error(`no resource ${of}`);
  const path = at.startsWith("options.") ? at.split(".") : ["inputs", ...at.split(".")];
  const added =
    copy === undefined ? [] : Array.from({ length: copies }, (_, number) => ({ ...structuredClone(found), id: `${copy}-${number}` }));
  clone.resources.push(...added);
  for (const target of copy === undefined ? [found] : added) change(target as unknown as Record<string, unknown>, path, to);
  return clone;
}

function change(node: Record<string, unknown>, [step, ...rest]: readonly string[], to: PlanValue | undefined): void {
  if (rest.length > 0) {
    const inner = (node[step!] ??= {}) as Record<string, unknown>;
    change(inner, rest, to);
  } else if (to === undefined) {
    if (!Object.hasOwn(node, step!)) throw new Error(`${step!} is not there`);
    delete node[step!];
  } else node[step!] = to;
}
