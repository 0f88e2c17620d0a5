/** Which requests a listener rule is for, as diagrams say it. */
import type { PlanResource, PlanValue } from "./types.ts";
import { list, member } from "./values.ts";

/**
 * A text for each of a load balancer's rules, `/api, /api/*`: with hosts where the rules have several, since saying one host at every
 * rule would say nothing. `textOf` gives a value's text, or none.
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

/** Values of one kind of a rule's conditions; a listener's default action has none. */
function valuesIn({ inputs }: PlanResource, kind: string): readonly PlanValue[] {
  return list(inputs["conditions"]).flatMap((condition) => list(member(member(condition, kind), "values")));
}
