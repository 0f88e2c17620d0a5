/** Connections that the spec adds to a service or worker. */
import { entriesOf, type NamedEntry, type SecurityGroupRule } from "../../model/extras.ts";
import type { Environment, Service, Worker } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { rangeOf } from "./range.ts";
import { statedPeerRuleId, statedRuleId, workloadGroup } from "./refs.ts";

type Direction = SecurityGroupRule["direction"];
type Group = Handle<"aws:ec2/securityGroup:SecurityGroup">;

export function lowerStatedRules(environment: Environment): readonly Draft[] {
  return workloadsOf(environment).flatMap((workload) =>
    entriesOf(workload.extras.securityGroupRules).flatMap((entry) => lowerEntry(workload, entry)),
  );
}

/** The rule of the workload's group and, if the other end is a workload too, the opposite rule of that group. */
function lowerEntry(workload: Service | Worker, entry: NamedEntry<SecurityGroupRule>): readonly Draft[] {
  const { direction, workload: peer } = entry.value;
  const own = lowerRule(statedRuleId(workload, entry.name), direction, workloadGroup(workload), otherEnd(entry), entry);
  if (peer === undefined) return [own];
  const opposite: Direction = direction === "egress" ? "ingress" : "egress";
  const id = statedPeerRuleId(workload, entry.name);
  const end = { referencedSecurityGroupId: traced(workloadGroup(workload).id, entry.key) };
  return [own, lowerRule(id, opposite, workloadGroup({ name: peer }), end, entry)];
}

function otherEnd({ key, value }: NamedEntry<SecurityGroupRule>) {
  if (value.cidr !== undefined) return rangeOf(value.cidr, (range) => traced(range, `${key}.cidr`));
  if (value.securityGroupId !== undefined) return { referencedSecurityGroupId: traced(value.securityGroupId, `${key}.securityGroupId`) };
  return { referencedSecurityGroupId: traced(workloadGroup({ name: value.workload! }).id, `${key}.workload`) };
}

function lowerRule(
  id: string,
  direction: Direction,
  group: Group,
  end: ReturnType<typeof otherEnd>,
  { key, value }: NamedEntry<SecurityGroupRule>,
): Draft {
  const inputs = {
    securityGroupId: group.id,
    ...end,
    ipProtocol: traced(value.protocol, `${key}.protocol`),
    fromPort: traced(value.port, `${key}.port`),
    toPort: lastPort(key, value),
    description: traced(value.description, `${key}.description`, "rule:security-group-described"),
  };
  return direction === "egress"
    ? resource(handle("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", id), inputs, { from: [key] })
    : resource(handle("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", id), inputs, { from: [key] });
}

function lastPort(key: string, { port, toPort }: SecurityGroupRule): Traced<number> {
  return traced(toPort ?? port, `${key}.toPort`, `${key}.port`);
}
