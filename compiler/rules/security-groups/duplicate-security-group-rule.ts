import { canonical, formatCidr, parseCidr } from "../../aws/cidr.ts";
import { entriesOf, type NamedEntry, type SecurityGroupRule } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";
import { egressType, ingressType } from "../../reach/stated-rules.ts";

const rule: Rule = {
  severity: "error",
  title: "Two rules of a security group are the same",
  reason:
    "EC2 identifies a rule by its group, direction, protocol, ports and other end, and refuses a second one (InvalidPermission.Duplicate), whatever its description.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupEgress.html",
  good: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {mail: {direction: egress, cidr: 10.9.0.0/16, port: 587, description: Mail relay}, search: {direction: egress, cidr: 10.9.0.0/16, port: 9200, description: Search index}}}}}}",
  bad: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {mail: {direction: egress, cidr: 10.9.0.0/16, port: 587, description: Mail relay}, news: {direction: egress, cidr: 10.9.0.0/16, port: 587, description: Newsletter}}}}}}",

  *checkSpec(environment) {
    const seen = new Map<string, string>();
    for (const { name, extras } of workloadsOf(environment)) {
      for (const entry of entriesOf(extras.securityGroupRules)) {
        const identities = identitiesOf(name, entry);
        const first = identities.map((identity) => seen.get(identity)).find((key) => key !== undefined);
        for (const identity of identities) if (!seen.has(identity)) seen.set(identity, entry.key);
        if (first === undefined) continue;
        yield {
          key: entry.key,
          message: `the rule repeats ${first}: direction, protocol, ports and other end are the same`,
          help: "remove one of the two",
          related: [{ key: first, message: "the other rule" }],
        };
      }
    }
  },

  *checkPlan(view) {
    const seen = new Map<string, string>();
    for (const { id, type, inputs } of [...view.ofType(ingressType), ...view.ofType(egressType)]) {
      const identity = JSON.stringify([type, ...identityProperties.map((name) => inputs[name] ?? null)]);
      const first = seen.get(identity);
      if (first === undefined) seen.set(identity, id);
      else yield { resource: id, message: `the rule is the same as ${first}` };
    }
  },
};

const identityProperties = [
  ...["securityGroupId", "ipProtocol", "fromPort", "toPort"],
  ...["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"],
] as const;

/** The rules that EC2 gets for an entry: one, and the opposite one if the other end is a workload. */
function identitiesOf(workload: string, { value }: NamedEntry<SecurityGroupRule>): readonly string[] {
  const { direction, cidr, securityGroupId, workload: peer } = value;
  const block = cidr === undefined ? undefined : parseCidr(cidr);
  const end = block === undefined ? (securityGroupId ?? peer ?? cidr) : formatCidr(canonical(block));
  const ports = [value.protocol, value.port, value.toPort ?? value.port];
  const opposite = direction === "egress" ? "ingress" : "egress";
  const own = JSON.stringify([workload, direction, ...ports, end]);
  return peer === undefined ? [own] : [own, JSON.stringify([peer, opposite, ...ports, workload])];
}

export default rule;
