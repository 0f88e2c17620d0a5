import { canonical, formatCidr, parseCidr } from "../../aws/cidr.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { entriesOf, type NamedEntry, type SecurityGroupRule } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Finding, Rule } from "../rule.ts";

const peers = ["cidr", "securityGroupId", "workload"] as const;

const ruleTypes = ["Ingress", "Egress"].map((way) => `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`);
const plannedPeers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

const rule: Rule = {
  severity: "error",
  title: "Extra security group rule has an invalid peer or port range",
  reason:
    "EC2 accepts exactly one peer for each rule: an address block, or a security group. It rejects port ranges that run backwards, and blocks with bits set beyond the prefix.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html",
  good: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {presence: {direction: egress, workload: realtime, port: 3002, description: Presence of clients}}}}}}",
  bad: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {presence: {direction: egress, workload: realtim, port: 3002, description: Presence of clients}}}}}}",

  *checkSpec(environment) {
    const names = [...new Set(workloadsOf(environment).map(({ name }) => name))];
    for (const { name, extras } of workloadsOf(environment)) {
      for (const entry of entriesOf(extras.securityGroupRules)) yield* wrongPeers(entry, name, names);
    }
  },

  *checkPlan(view) {
    for (const rule of view.ofType(...ruleTypes)) {
      const stated = plannedPeers.filter((peer) => rule.inputs[peer] !== undefined);
      const found = { resource: rule.id };
      if (stated.length !== 1) {
        const message = stated.length === 0 ? "the rule has no peer" : `the rule has ${stated.length} peers: ${stated.join(", ")}`;
        yield { ...found, message, help: `set exactly one of ${plannedPeers.map((peer) => `\`${peer}\``).join(", ")}` };
      }
      const [from, to] = [view.number(rule, "fromPort", -1), view.number(rule, "toPort", Infinity)];
      // For ICMP these are a type and a code.
      if (from > to && !/icmp|^(?:1|58)$/i.test(view.text(rule, "ipProtocol") ?? ""))
        yield { ...found, property: "toPort", message: `\`toPort\` ${to} is below \`fromPort\` ${from}`, help: "exchange the two" };
      const block = view.text(rule, "cidrIpv4");
      const flaw = block === undefined ? undefined : wrongBlock(block);
      if (flaw !== undefined) yield { ...found, property: "cidrIpv4", ...flaw };
    }
  },
};

function* wrongPeers({ key, value }: NamedEntry<SecurityGroupRule>, own: string, names: readonly string[]): Iterable<Finding> {
  const stated = peers.filter((end) => value[end] !== undefined);
  if (stated.length !== 1) {
    const message = stated.length === 0 ? "the rule has no peer" : `the rule has ${stated.length} peers: ${stated.join(", ")}`;
    yield { key, message, help: "set exactly one of `cidr`, `securityGroupId` and `workload`" };
  }
  if (value.toPort !== undefined && value.toPort < value.port) {
    const help = `write \`port: ${value.toPort}\` with \`toPort: ${value.port}\``;
    yield { key: `${key}.toPort`, message: `\`toPort\` ${value.toPort} is below \`port\` ${value.port}`, help };
  }
  const flaw = value.cidr === undefined ? undefined : wrongBlock(value.cidr);
  if (flaw !== undefined) yield { key: `${key}.cidr`, ...flaw };
  const { workload } = value;
  if (workload === undefined) return;
  if (workload === own) yield { key: `${key}.workload`, message: "the peer is the workload itself", help: "use another service or worker" };
  if (names.includes(workload)) return;
  const near = nearest(workload, names);
  yield {
    key: `${key}.workload`,
    message: `unknown service or worker \`${workload}\``,
    help: `${near === undefined ? "" : `did you mean \`${near}\`? `}expected one of ${names.join(", ")}`,
  };
}

/** EC2 rejects a block with bits set beyond its prefix. */
function wrongBlock(text: string): { readonly message: string; readonly help: string } | undefined {
  const block = parseCidr(text);
  if (block === undefined) {
    const help = "use a block such as `10.8.0.0/16`, or `203.0.113.7/32` for a single address";
    return { message: `\`${text}\` is not an IPv4 CIDR block`, help };
  }
  if (canonical(block).address === block.address) return undefined;
  return { message: `\`${text}\` has bits set beyond its prefix`, help: `use \`${formatCidr(canonical(block))}\`` };
}

export default rule;
