/** Resources whose policy must refuse plain HTTP. */
import { refId, type PlanView, type PolicyRule, type Statement } from "./view.ts";

/** Every `type` resource has a `policyType` resource, linked by `link`, that denies requests without TLS. */
export function refusesPlainHttp(code: string, type: string, policyType: string, link: string): PolicyRule {
  return {
    code,
    *check(view) {
      const closed = new Set(
        view
          .statements()
          .filter((each) => each.resource.type === policyType && deniesHttp(each))
          .map((each) => refId(each.resource.inputs[link])),
      );
      for (const resource of view.ofType(type))
        if (!closed.has(resource.id)) yield { resource: resource.id, message: "requests over plain HTTP are not denied" };
    },
  };
}

function deniesHttp({ effect, condition }: Statement): boolean {
  return effect === "Deny" && condition["Bool"]?.["aws:SecureTransport"] === "false";
}

/** Allow statements for everybody without a condition that names this account or an own resource. */
export function* openToEverybody(view: PlanView, policyType: string): Iterable<Statement> {
  for (const statement of view.statements()) {
    if (statement.resource.type !== policyType || statement.effect !== "Allow") continue;
    const { principal } = statement;
    const everybody = principal === "*" || JSON.stringify(principal) === '{"AWS":"*"}';
    if (
      everybody &&
      !/aws:(SourceAccount|SourceArn|PrincipalAccount|PrincipalOrgID|ResourceAccount)/.test(JSON.stringify(statement.condition))
    )
      yield statement;
  }
}

/** No policy of `policyType` allows everybody. */
export function closedToEverybody(code: string, ...policyTypes: readonly string[]): PolicyRule {
  return {
    code,
    *check(view) {
      for (const type of policyTypes) {
        for (const { resource, property } of openToEverybody(view, type))
          yield { resource: resource.id, property, message: "the policy allows everybody" };
      }
    },
  };
}
