/** `graph --reach`: who can connect to whom, in the formats of `graph`. */
import { nearest } from "../diagnostics/nearest.ts";
import type { Graph } from "../graph/model.ts";
import type { Plan } from "../plan/types.ts";
import { reachOf } from "../reach/index.ts";
import { portsText } from "../reach/ports.ts";
import { pairsOf, reachJson, reachText } from "../reach/render.ts";
import { UsageError } from "./command.ts";

/** Endpoints as nodes, grouped by kind, and traffic as edges. */
export function reachGraph(plan: Plan, focus: string | undefined): Graph {
  checkFocus(plan, focus);
  const edges = pairsOf(plan, focus).filter(({ ports }) => ports.length > 0);
  const shown = new Set(focus === undefined ? [] : [focus, ...edges.flatMap(({ from, to }) => [from, to])]);
  const nodes = reachOf(plan).endpoints.filter(({ name }) => focus === undefined || shown.has(name));
  return {
    by: "resource",
    nodes: nodes.map(({ name, kind, resource }) => ({ id: name, module: kind, type: typeOf(plan, resource) ?? name, resources: 1 })),
    edges: edges.map(({ from, to, ports }) => ({ from, to, via: [], references: 1, label: portsText(ports) })),
  };
}

/** The table for terminals. */
export function reachTable(plan: Plan, focus: string | undefined): string {
  checkFocus(plan, focus);
  return reachText(plan, focus);
}

/** Fields of the JSON document. */
export function reachFields(plan: Plan | undefined, focus: string | undefined): Readonly<Record<string, unknown>> {
  if (plan === undefined) return { reach: { endpoints: [], pairs: [] } };
  checkFocus(plan, focus);
  return { reach: reachJson(plan, focus) };
}

function typeOf({ resources }: Plan, id: string | undefined): string | undefined {
  return resources.find((resource) => resource.id === id)?.type;
}

function checkFocus(plan: Plan, focus: string | undefined): void {
  const names = reachOf(plan).endpoints.map(({ name }) => name);
  if (focus === undefined || names.includes(focus)) return;
  const near = nearest(focus, names);
  throw new UsageError(
    `no endpoint ${focus} in ${plan.environment}`,
    near === undefined ? `available endpoints: ${names.join(", ")}` : `did you mean ${near}?`,
  );
}
