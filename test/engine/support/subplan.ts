/** Parts of a plan, and plans with one change, for questions that do not need the whole plan. */
import type { Plan, PlanInputs, PlanOptions, PlanResource } from "../../../compiler/plan/types.ts";
import { edges } from "./stacks.ts";

/** These resources with everything that they need, without stack outputs. */
export function subplan(plan: Plan, ...ids: readonly string[]): Plan {
  const needs = new Map<string, string[]>();
  for (const [from, to] of edges(plan)) needs.set(from, [...(needs.get(from) ?? []), to]);
  const wanted = new Set<string>();
  const want = (id: string): void => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const to of needs.get(id) ?? []) want(to);
  };
  for (const id of ids) want(id);
  return { ...plan, resources: plan.resources.filter(({ id }) => wanted.has(id)), outputs: {} };
}

/** The plan with one resource changed. Throws when the resource does not exist. */
export function withChange(plan: Plan, id: string, change: (resource: PlanResource) => Partial<PlanResource>): Plan {
  if (!plan.resources.some((resource) => resource.id === id)) throw new Error(`${id} is not planned`);
  return { ...plan, resources: plan.resources.map((resource) => (resource.id === id ? { ...resource, ...change(resource) } : resource)) };
}

export function withInputs(plan: Plan, id: string, inputs: PlanInputs): Plan {
  return withChange(plan, id, (resource) => ({ inputs: { ...resource.inputs, ...inputs } }));
}

/** Removes options that are given as undefined. */
export function withOptions(plan: Plan, id: string, options: { readonly [key in keyof PlanOptions]: PlanOptions[key] | undefined }): Plan {
  return withChange(plan, id, (resource) => {
    const entries = Object.entries({ ...resource.options, ...options }).filter(([, value]) => value !== undefined);
    return { options: Object.fromEntries(entries) as PlanOptions };
  });
}

/** The plan without the `dependsOn` edge between two resources. Throws when there is none. */
export function withoutEdge(plan: Plan, from: string, to: string): Plan {
  return withChange(plan, from, ({ options }) => {
    if (options.dependsOn?.includes(to) !== true) throw new Error(`${from} does not depend on ${to}`);
    return { options: { ...options, dependsOn: options.dependsOn.filter((other) => other !== to) } };
  });
}

/** The plan in which `id` is renamed to `now` everywhere, with an alias. */
export function renamed(from: Plan, id: string, now: string): Plan {
  const text = JSON.stringify(from).replaceAll(`"$ref":"${id}"`, `"$ref":"${now}"`);
  const plan = JSON.parse(text) as Plan;
  const rename = (name: string): string => (name === id ? now : name);
  const resources = plan.resources.map((resource): PlanResource => ({
    ...resource,
    id: rename(resource.id),
    options: {
      ...resource.options,
      ...(resource.options.dependsOn === undefined ? {} : { dependsOn: resource.options.dependsOn.map(rename) }),
      ...(resource.id === id ? { aliases: [{ id }] } : {}),
    },
  }));
  return { ...plan, resources };
}
