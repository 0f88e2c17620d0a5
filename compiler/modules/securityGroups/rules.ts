/** A connection is two rules: egress from its source and ingress to its destination. The internet has no rules. */
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { rule } from "../../plan/builder/traced.ts";
import type { Connection } from "./connections.ts";
import { rangeOf } from "./range.ts";
import { egressRuleId, ruleId } from "./refs.ts";

export function lowerConnection(connection: Connection): readonly Draft[] {
  return [...lowerIngress(connection), ...lowerEgress(connection)];
}

function lowerIngress({ source, destination, port, purpose, from }: Connection): readonly Draft[] {
  if (destination.group === undefined) return [];
  return [
    resource(
      handle("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", ruleId(source.name, destination.name)),
      {
        securityGroupId: destination.group.id,
        ...(source.group === undefined
          ? rangeOf(source.range!, (range) => rule("only-load-balancer-public", range))
          : { referencedSecurityGroupId: rule("data-stores-admit-groups-only", source.group.id) }),
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        description: rule("security-group-described", `${purpose} from ${source.name}`),
      },
      from === undefined ? {} : { from },
    ),
  ];
}

function lowerEgress({ source, destination, port, purpose, from }: Connection): readonly Draft[] {
  if (source.group === undefined) return [];
  return [
    resource(
      handle("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", egressRuleId(source.name, destination.name)),
      {
        securityGroupId: source.group.id,
        ...(destination.group === undefined
          ? rangeOf(destination.range!, (range) => range)
          : { referencedSecurityGroupId: destination.group.id }),
        ipProtocol: "tcp",
        fromPort: port.alsoFrom("rule:egress-restricted"),
        toPort: port.alsoFrom("rule:egress-restricted"),
        description: rule("security-group-described", destination.group === undefined ? purpose : `${purpose} to ${destination.name}`),
      },
      from === undefined ? {} : { from },
    ),
  ];
}
