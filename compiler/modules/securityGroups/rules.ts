/** A connection is two rules: one by which its origin may open it, one by which its target admits it. The internet has no rules. */
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { rule } from "../../plan/builder/traced.ts";
import type { Connection } from "./connections.ts";
import { egressRuleId, ruleId } from "./refs.ts";

const everybody = "0.0.0.0/0";

export function lowerConnection(connection: Connection): readonly Draft[] {
  return [...lowerIngress(connection), ...lowerEgress(connection)];
}

function lowerIngress({ from, to, port, purpose, because }: Connection): readonly Draft[] {
  if (to.group === undefined) return [];
  return [
    resource(
      handle("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", ruleId(from.name, to.name)),
      {
        securityGroupId: to.group.id,
        ...(from.group === undefined
          ? { cidrIpv4: rule("only-load-balancer-public", everybody) }
          : { referencedSecurityGroupId: rule("data-stores-admit-groups-only", from.group.id) }),
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        description: rule("security-group-described", `${purpose} from ${from.name}`),
      },
      because === undefined ? {} : { because },
    ),
  ];
}

function lowerEgress({ from, to, port, purpose, because }: Connection): readonly Draft[] {
  if (from.group === undefined) return [];
  return [
    resource(
      handle("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", egressRuleId(from.name, to.name)),
      {
        securityGroupId: from.group.id,
        ...(to.group === undefined ? { cidrIpv4: everybody } : { referencedSecurityGroupId: to.group.id }),
        ipProtocol: "tcp",
        fromPort: port.alsoFrom("rule:egress-restricted"),
        toPort: port.alsoFrom("rule:egress-restricted"),
        description: rule("security-group-described", to.group === undefined ? purpose : `${purpose} to ${to.name}`),
      },
      because === undefined ? {} : { because },
    ),
  ];
}
