/** Rules of security groups, and who may be reached through them. */
import type { PlanResource } from "../plan/types.ts";
import type { PlanView } from "./view.ts";

export const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** Is the rule's peer everybody? */
export function isWorld(rule: PlanResource): boolean {
  return rule.inputs["cidrIpv4"] === "0.0.0.0/0" || rule.inputs["cidrIpv6"] === "::/0";
}

/** Does the rule cover the port? `-1` is every protocol and port. */
export function coversPort(rule: PlanResource, port: number): boolean {
  if (String(rule.inputs["ipProtocol"]) === "-1") return true;
  const from = rule.inputs["fromPort"];
  const to = rule.inputs["toPort"];
  return typeof from === "number" && typeof to === "number" && from <= port && port <= to;
}

/** Groups that protect databases, proxies and caches: whatever their instances name. */
export function dataStoreGroups(view: PlanView): ReadonlySet<string> {
  const found = new Set<string>();
  const holders = [
    ["aws:rds/instance:Instance", "vpcSecurityGroupIds"],
    ["aws:elasticache/replicationGroup:ReplicationGroup", "securityGroupIds"],
  ] as const;
  for (const [type, property] of holders) {
    for (const resource of view.ofType(type)) {
      const groups = resource.inputs[property];
      for (const group of Array.isArray(groups) ? groups : []) {
        const target = view.target(group);
        if (target !== undefined) found.add(target.id);
      }
    }
  }
  return found;
}

/** The group that a rule belongs to. */
export function groupOf(view: PlanView, rule: PlanResource): string | undefined {
  return view.target(rule.inputs["securityGroupId"])?.id;
}

/** Groups that load balancers stand in. */
export function loadBalancerGroups(view: PlanView): ReadonlySet<string> {
  const groups = view.ofType("aws:lb/loadBalancer:LoadBalancer").flatMap((each) => {
    const value = each.inputs["securityGroups"];
    return Array.isArray(value) ? value.map((group) => view.target(group)?.id) : [];
  });
  return new Set(groups.filter((id) => id !== undefined));
}
