/** WAF limits that can trigger, and a certificate that covers every host and exists until its successor does. */
import type { Plan } from "../../../compiler/plan/types.ts";
import { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { list, records, valueAt } from "../../../compiler/plan/values.ts";

/** The limit for all requests is at least the sum of the limits for paths, of which there are two or more; no two rules share a priority. */
export function limitsAreOrdered(plan: Plan): readonly string[] {
  return new PolicyView(plan).ofType("aws:wafv2/webAcl:WebAcl").flatMap(({ id, inputs }) => {
    const rules = records(inputs["rules"]);
    const limits = rules.flatMap((rule) => records(valueAt(rule, "statement.rateBasedStatement")));
    const scoped = limits.filter((limit) => limit["scopeDownStatement"] !== undefined);
    const global = limits.filter((limit) => limit["scopeDownStatement"] === undefined);
    const sum = scoped.reduce((total, limit) => total + Number(limit["limit"]), 0);
    const priorities = rules.map((rule) => rule["priority"]);
    return [
      ...(scoped.length < 2 ? [`${id}: ${scoped.length} path limits`] : []),
      ...(global.some((limit) => Number(limit["limit"]) < sum)
        ? [`${id}: the limit for everything is below the sum of the path limits`]
        : []),
      ...(new Set(priorities).size === priorities.length ? [] : [`${id}: two rules of one priority`]),
    ];
  });
}

/** The certificate covers each host that a rule names, and is never deleted before its successor exists. */
export function certificatesCover(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const hosts = view.ofType("aws:lb/listenerRule:ListenerRule").flatMap(({ id, inputs }) => {
    const found = records(inputs["conditions"]).flatMap((condition) => list(valueAt(condition, "hostHeader.values")));
    return found.length > 0 ? found.map(String) : [`${id} without a host`];
  });
  return view
    .ofType("aws:acm/certificate:Certificate")
    .flatMap(({ id, inputs, options }) => [
      ...hosts
        .filter((host) => host !== inputs["domainName"] && !list(inputs["subjectAlternativeNames"]).includes(host))
        .map((host) => `${id} does not cover ${host}`),
      ...(options.deleteBeforeReplace === true ? [`${id} is deleted before its successor exists`] : []),
    ]);
}
