/** Describes which requests a listener rule matches, for diagrams. */
import type { PlanResource, PlanValue } from "./types.ts";
import { list, member } from "./values.ts";

/**
 * One text per listener rule of a load balancer, `/api, /api/*`. Hosts are included only if the rules name more than one. `textOf` returns
 * a value's text, or undefined.
 */
export function requestsOf(
  rules: readonly PlanResource[],
  textOf: (value: PlanValue) => string | undefined,
): (rule: PlanResource) => string {
  const valuesOf = (rule: PlanResource, kind: "hostHeader" | "pathPattern") => valuesIn(rule, kind).flatMap((value) => textOf(value) ?? []);
  const hosted = new Set(rules.flatMap((rule) => valuesOf(rule, "hostHeader"))).size > 1;
  return (rule) => {
    const paths = valuesOf(rule, "pathPattern");
    const hosts = hosted ? valuesOf(rule, "hostHeader") : [""];
    return hosts.flatMap((host) => paths.map((path) => `${host}${path}`)).join(", ");
  };
}

/** Values of one kind of condition in a rule. The default action of a listener has none. */
function valuesIn({ inputs }: PlanResource, kind: string): readonly PlanValue[] {
  return list(inputs["conditions"]).flatMap((condition) => list(member(member(condition, kind), "values")));
}
