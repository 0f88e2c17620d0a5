/** Merges permits into few statements, without allowing anything more. */
import type { Conditions, Permit } from "./scope.ts";

/** A statement of an IAM policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[] | string;
  readonly Resource: readonly string[];
  readonly Condition?: Conditions;
}

/** Statements with distinct Sids. Those of one service are neighbors. */
export function merged(permits: readonly Permit[]): readonly PolicyStatement[] {
  const byCondition = new Map<string, { readonly condition: Conditions; readonly actions: Map<string, Set<string>> }>();
  for (const { action, resources, condition } of permits) {
    const key = JSON.stringify(condition);
    const group = byCondition.get(key) ?? { condition, actions: new Map<string, Set<string>>() };
    byCondition.set(key, group);
    const all = group.actions.get(action) ?? new Set<string>();
    group.actions.set(action, all);
    for (const resource of resources) all.add(resource);
  }
  const statements = [...byCondition.values()].flatMap(({ condition, actions }) => byResources(condition, actions));
  return withSids(statements.sort((a, b) => a.Action[0]!.localeCompare(b.Action[0]!)));
}

type Unnamed = Omit<PolicyStatement, "Sid" | "Action"> & { readonly Action: readonly string[] };

/** Actions with the same resources share a statement. */
function byResources(condition: Conditions, actions: ReadonlyMap<string, ReadonlySet<string>>): readonly Unnamed[] {
  const groups = new Map<string, { readonly actions: string[]; readonly resources: readonly string[] }>();
  for (const [action, set] of actions) {
    const resources = withoutCovered([...set].sort());
    // A statement on everything may mix services; on named resources the service is part of the ARN.
    const key = resources.join(" ");
    const group = groups.get(key) ?? { actions: [], resources };
    groups.set(key, group);
    group.actions.push(action);
  }
  return [...groups.values()].map(({ actions: names, resources }) => ({
    Effect: "Allow",
    Action: names.sort(),
    Resource: resources,
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  }));
}

function withoutCovered(resources: readonly string[]): readonly string[] {
  return resources.includes("*") ? ["*"] : resources;
}

/** `Sqs1`: the service of the first action, and a number. */
function withSids(statements: readonly Unnamed[]): readonly PolicyStatement[] {
  const counts = new Map<string, number>();
  return statements.map((statement) => {
    const services = new Set(statement.Action.map((action) => action.split(":")[0]!));
    const service = services.size > 1 ? "account" : [...services][0]!.replaceAll(/[^a-z0-9]/g, "");
    const count = (counts.get(service) ?? 0) + 1;
    counts.set(service, count);
    return { Sid: `${service[0]!.toUpperCase()}${service.slice(1)}${count}`, ...statement };
  });
}
