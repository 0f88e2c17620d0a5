/** WAF limits that can trigger, and a certificate that covers every host and exists until its successor does. */
import type { Plan, PlanValue } from "../../../compiler/plan/types.ts";
import { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { isRecord } from "../../../compiler/plan/values.ts";

function list(value: PlanValue | undefined): readonly PlanValue[] {
  return Array.isArray(value) ? (value as readonly PlanValue[]) : [];
}

/** The limit for all requests is at least the sum of the limits for paths. */
export function limitsAreOrdered(plan: Plan): readonly string[] {
  return new PolicyView(plan).ofType("aws:wafv2/webAcl:WebAcl").flatMap(({ id, inputs }) => {
    const limits = list(inputs["rules"])
      .filter(isRecord)
      .flatMap((rule) => {
        const statement = isRecord(rule["statement"]) ? rule["statement"]["rateBasedStatement"] : undefined;
        return isRecord(statement)
          ? [
              {
                limit: Number(statement["limit"]),
                scoped: statement["scopeDownStatement"] !== undefined,
                priority: Number(rule["priority"]),
              },
            ]
          : [];
      });
    const scoped = limits.filter((each) => each.scoped);
    const global = limits.filter((each) => !each.scoped);
    const sum = scoped.reduce((total, each) => total + each.limit, 0);
    const priorities = list(inputs["rules"])
      .filter(isRecord)
      .map((rule) => rule["priority"]);
    return [
      ...(scoped.length < 2 ? [`${id}: ${scoped.length} path limits`] : []),
      ...(global.some((each) => each.limit < sum) ? [`${id}: the limit for everything is below the sum of the path limits`] : []),
      ...(new Set(priorities).size === priorities.length ? [] : [`${id}: two rules of one priority`]),
    ];
  });
}

/** The certificate covers each host that a rule names, and is never deleted before its successor exists. */
export function certificatesCover(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const hosts = view.ofType("aws:lb/listenerRule:ListenerRule").flatMap(({ id, inputs }) => {
    const found = list(inputs["conditions"])
      .filter(isRecord)
      .flatMap((condition) => (isRecord(condition["hostHeader"]) ? list(condition["hostHeader"]["values"]) : []));
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
