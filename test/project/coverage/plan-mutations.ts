/** Changes of a good plan, each of which violates a constraint that the modules satisfy by construction. */
import type { Plan, PlanResource, PlanValue } from "../../../compiler/plan/types.ts";
import { token } from "../../../tools/matrix/constraints/check.ts";
import { computeMutations } from "./mutations/compute.ts";
import { dataMutations } from "./mutations/data.ts";
import { edgeMutations } from "./mutations/edge.ts";
import { restMutations } from "./mutations/rest.ts";

/** One change of one resource. */
export interface Mutation {
  /** The constraints that it violates, as in constraints.ts. */
  readonly topics: readonly string[];
  /** `ecs/service` is the first of the type, `#rds-replica` the one of the id. */
  readonly of: string;
  /** Dotted path into inputs (`$json` the document inside), or `options.<name>`. */
  readonly at: string;
  /** The new value; if omitted, the value is removed. */
  readonly to?: PlanValue;
  /** The judge that must notice it; if omitted, the one of the first topic. */
  readonly by?: string;
  /** The plan to change; if omitted, that of prod. */
  readonly plan?: "dev" | "large";
  /** The resource is added a second time under this id, changed. */
  readonly copy?: string;
  /** How often it is added; once if omitted. */
  readonly copies?: number;
}

export const mutations: readonly Mutation[] = [...computeMutations, ...dataMutations, ...edgeMutations, ...restMutations];

/** The plan with one thing changed. Throws when there is nothing to change: the mutation would prove nothing. */
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
