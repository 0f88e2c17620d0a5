/** Changes of a good plan, each of which breaks a row that the lowering keeps by construction. */
import type { Plan, PlanResource, PlanValue } from "../../../compiler/plan/types.ts";
import { token } from "../../../tools/matrix/constraints/check.ts";
import { computeMutations } from "./mutations/compute.ts";
import { dataMutations } from "./mutations/data.ts";
import { edgeMutations } from "./mutations/edge.ts";
import { restMutations } from "./mutations/rest.ts";

/** One change of one resource. */
export interface Mutation {
  readonly rows: readonly string[];
  /** `ecs/service` is the first of the type, `#rds-replica` the one of the id. */
  readonly of: string;
  /** Dotted path into inputs (`$json` the document inside), or `options.<name>`. */
  readonly at: string;
  /** What stands there afterwards; left out, nothing does. */
  readonly to?: PlanValue;
  /** Which judge must notice: the first row, unless it is said. */
  readonly by?: string;
  /** Which plan is changed. */
  readonly plan?: "dev" | "large";
  /** The resource is added a second time under this id, changed. */
  readonly copy?: string;
  /** How often it is added; once, unless it is said. */
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
