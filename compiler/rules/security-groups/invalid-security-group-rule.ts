import { canonical, formatCidr, parseCidr } from "../../aws/cidr.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { entriesOf, type NamedEntry, type SecurityGroupRule } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Finding, Rule } from "../rule.ts";

const ends = ["cidr", "securityGroupId", "workload"] as const;

const rule: Rule = {
  severity: "error",
  title: "Extra security group rule has an invalid peer or port range",
  reason: "A connection has two ends: the tasks, and one address block, security group, or other service or worker.",
  source: "EC2 AuthorizeSecurityGroupEgress and AuthorizeSecurityGroupIngress",
  good: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {presence: {direction: egress, workload: realtime, port: 3002, description: Presence of clients}}}}}}",
  bad: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {presence: {direction: egress, workload: realtim, port: 3002, description: Presence of clients}}}}}}",

  *checkSpec(environment) {
    const names = [...new Set(workloadsOf(environment).map(({ name }) => name))];
    for (const { name, extras } of workloadsOf(environment)) {
      for (const entry of entriesOf(extras.securityGroupRules)) yield* wrongEnds(entry, name, names);
    }
  },
};

function* wrongEnds({ key, value }: NamedEntry<SecurityGroupRule>, own: string, names: readonly string[]): Iterable<Finding> {
  const stated = ends.filter((end) => value[end] !== undefined);
  if (stated.length !== 1) {
    const message =
      stated.length === 0 ? "the connection has no other end" : `the connection has ${stated.length} other ends: ${stated.join(", ")}`;
    yield { key, message, help: "state one of `cidr`, `securityGroupId` and `workload`" };
  }
  if (value.toPort !== undefined && value.toPort < value.port) {
    const help = `write \`port: ${value.toPort}\` with \`toPort: ${value.port}\``;
    yield { key: `${key}.toPort`, message: `the last port ${value.toPort} comes before the first, ${value.port}`, help };
  }
  if (value.cidr !== undefined) yield* wrongBlock(`${key}.cidr`, value.cidr);
  const { workload } = value;
  if (workload === undefined) return;
  if (workload === own) yield { key: `${key}.workload`, message: "both ends are the same service", help: "name another service or worker" };
  if (names.includes(workload)) return;
  const near = nearest(workload, names);
  yield {
    key: `${key}.workload`,
    message: `there is no service or worker \`${workload}\``,
    help: `${near === undefined ? "" : `did you mean \`${near}\`? `}there are ${names.join(", ")}`,
  };
}

/** EC2 refuses a block with bits behind its prefix. */
function* wrongBlock(key: string, text: string): Iterable<Finding> {
  const block = parseCidr(text);
  if (block === undefined) {
    yield {
      key,
      message: `\`${text}\` is no block of IPv4 addresses`,
      help: "for example `10.8.0.0/16`, or `203.0.113.7/32` for one address",
    };
  } else if (canonical(block).address !== block.address) {
    yield { key, message: `\`${text}\` has bits behind its prefix`, help: `the block is \`${formatCidr(canonical(block))}\`` };
  }
}

export default rule;
