import { canonical, formatCidr, parseCidr } from "../../aws/cidr.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { entriesOf, type NamedEntry, type SecurityGroupRule } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Finding, Rule } from "../rule.ts";

const peers = ["cidr", "securityGroupId", "workload"] as const;

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
  if (value.cidr !== undefined) yield* wrongBlock(`${key}.cidr`, value.cidr);
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
function* wrongBlock(key: string, text: string): Iterable<Finding> {
  const block = parseCidr(text);
  if (block === undefined) {
    yield {
      key,
      message: `\`${text}\` is not an IPv4 CIDR block`,
      help: "use a block such as `10.8.0.0/16`, or `203.0.113.7/32` for a single address",
    };
  } else if (canonical(block).address !== block.address) {
    yield { key, message: `\`${text}\` has bits set beyond its prefix`, help: `use \`${formatCidr(canonical(block))}\`` };
  }
}

export default rule;
