import { canonical, formatCidr, parseCidr } from "../../aws/cidr.ts";
import { entriesOf, type NamedEntry, type SecurityGroupRule } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { ipBlockText, parseIpBlock } from "../../plan/ip-blocks.ts";
import type { PlanValue } from "../../plan/types.ts";
import { peersOf, statedRules, type StatedRule } from "../../reach/stated-rules.ts";
import type { Rule } from "../rule.ts";
import { trafficOf } from "../shared/rule-traffic.ts";
import type { PolicyView } from "../shared/view.ts";

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
    for (const direction of ["ingress", "egress"] as const) {
      for (const stated of statedRules(view, direction)) {
        const { id } = stated.resource;
        const identities = plannedIdentities(view, stated);
        const first = identities.map((identity) => seen.get(identity)).find((other) => other !== undefined);
        for (const identity of identities) if (!seen.has(identity)) seen.set(identity, id);
        const place = { resource: id, ...(stated.property === undefined ? {} : { property: stated.property }) };
        if (first !== undefined)
          yield { ...place, message: first === id ? "the group states a rule twice" : `the rule is the same as ${first}` };
      }
    }
  },
};

/** A rule inside of its group is one rule for each of its other ends. Protocols and blocks can be written in several ways. */
function plannedIdentities(view: PolicyView, stated: StatedRule): readonly string[] {
  const { resource, property, direction, group, rule } = stated;
  const own = property === undefined ? groupText(view, group) : resource.id;
  const { ranges, groups, prefixLists, self } = peersOf(rule);
  const ends = [...ranges.map((range) => blockText(view, range)), ...[...groups, ...prefixLists].map((end) => groupText(view, end))];
  const traffic = trafficOf(view, stated);
  const ports = traffic?.protocol === "all" ? [] : [traffic?.from ?? rule["fromPort"], traffic?.to ?? rule["toPort"]];
  const what = [direction, own, traffic?.protocol ?? rule["ipProtocol"] ?? rule["protocol"], ...ports];
  return [...ends, ...(self ? [own] : [])].map((end) => JSON.stringify([...what, end]));
}

function groupText(view: PolicyView, value: PlanValue | undefined): string {
  return view.target(value)?.id ?? JSON.stringify(view.known(value) ?? value ?? null);
}

function blockText(view: PolicyView, value: PlanValue): string {
  const known = view.known(value);
  const block = typeof known === "string" ? parseIpBlock(known) : undefined;
  return block === undefined ? JSON.stringify(known ?? value) : ipBlockText(block);
}

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
