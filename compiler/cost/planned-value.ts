import type { CostReport } from "./index.ts";

/** The value of an unset key that defaults to another key's value (a replica's class is its primary's), read from the plan. */
export function plannedValue({ plan }: CostReport, key: string): unknown {
  for (const { inputs, from } of plan.resources) {
    const property = Object.keys(from).find((name) => inputs[name] !== undefined && from[name]?.includes(key) === true);
    if (property !== undefined) return inputs[property];
  }
  return undefined;
}
