import { canonical, formatCidr, parseCidr } from "../../aws/cidr.ts";
import { ipBlockText, parseIpBlock } from "../../plan/ip-blocks.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { entriesOf, type NamedEntry, type SecurityGroupRule } from "../../model/extras.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { list } from "../../plan/values.ts";
import { egressType, ingressType, statedRules, type StatedRule } from "../../reach/stated-rules.ts";
import type { Finding, Rule, Violation } from "../rule.ts";
import { flawOfTraffic, trafficOf } from "../shared/rule-traffic.ts";
import type { PolicyView } from "../shared/view.ts";

const peers = ["cidr", "securityGroupId", "workload"] as const;

const plannedPeers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

/** Inputs with address blocks, and what each may contain. */
const blocks: readonly (readonly [property: string, flaw: (text: string) => Flaw | undefined])[] = [
  ["cidrIpv4", flawOfIpv4],
  ["cidrBlocks", flawOfIpv4],
  ["cidrIpv6", flawOfIpv6],
  ["ipv6CidrBlocks", flawOfIpv6],
];

const rule: Rule = {
  severity: "error",
  title: "Extra security group rule has an invalid peer, protocol or port range",
  reason:
    "EC2 accepts exactly one peer for each rule: an address block, or a security group. It rejects rules for TCP and UDP without ports or with a range that runs backwards, ports of all protocols, and blocks with bits set beyond the prefix.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html",
  good: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {presence: {direction: egress, workload: realtime, port: 3002, description: Presence of clients}}}}}}",
  bad: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {presence: {direction: egress, workload: realtim, port: 3002, description: Presence of clients}}}}}}",

  *checkSpec(environment) {
    const names = [...new Set(workloadsOf(environment).map(({ name }) => name))];
    for (const { name, extras } of workloadsOf(environment)) {
      for (const entry of entriesOf(extras.securityGroupRules)) {
        yield* wrongPeers(entry, name, names);
        yield* withoutIpv6(entry, environment);
      }
    }
  },

  *checkPlan(view) {
    for (const direction of ["ingress", "egress"] as const)
      for (const stated of statedRules(view, direction)) {
        const place = { resource: stated.resource.id, ...(stated.property === undefined ? {} : { property: stated.property }) };
        for (const flaw of flawsOf(view, stated)) yield { ...flaw, ...place };
      }
  },
};

type PlannedFlaw = Pick<Violation, "property" | "message" | "help">;

function* flawsOf(view: PolicyView, stated: StatedRule): Iterable<PlannedFlaw> {
  const { resource, rule } = stated;
  const peers = plannedPeers.filter((peer) => rule[peer] !== undefined);
  if ((resource.type === ingressType || resource.type === egressType) && peers.length !== 1) {
    const message = peers.length === 0 ? "the rule has no peer" : `the rule has ${peers.length} peers: ${peers.join(", ")}`;
    yield { message, help: `set exactly one of ${plannedPeers.map((peer) => `\`${peer}\``).join(", ")}` };
  }
  const traffic = trafficOf(view, stated);
  const flaw = traffic === undefined ? undefined : flawOfTraffic(traffic, stated);
  if (flaw !== undefined) yield flaw;
  for (const [property, flawIn] of blocks) {
    for (const value of list(rule[property])) {
      const block = view.known(value);
      const wrong = typeof block === "string" ? flawIn(block) : undefined;
      if (wrong !== undefined) yield { property, ...wrong };
    }
  }
}

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
  const flaw = value.cidr === undefined ? undefined : flawOfBlock(value.cidr);
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

/** EC2 accepts such a rule, and no packet ever matches it. */
function* withoutIpv6({ key, value }: NamedEntry<SecurityGroupRule>, { spec }: Environment): Iterable<Finding> {
  if (value.cidr?.includes(":") !== true || (spec.vpc.enableIpv6 && spec.vpc.ipv6Scope !== "vpc")) return;
  const related = [
    spec.vpc.enableIpv6 ? { key: "vpc.ipv6Scope", message: "only the VPC has a block" } : { key: "vpc.enableIpv6", message: "off" },
  ];
  yield {
    key: `${key}.cidr`,
    message: `${value.cidr} is an IPv6 block, but tasks have no IPv6 address`,
    help: "turn on `vpc.enableIpv6`, or use the peer's IPv4 addresses",
    related,
  };
}

interface Flaw {
  readonly message: string;
  readonly help: string;
}

function flawOfBlock(text: string): Flaw | undefined {
  return text.includes(":") ? flawOfIpv6(text) : flawOfIpv4(text);
}

/** EC2 rejects a block with bits set beyond its prefix. */
function flawOfIpv4(text: string): Flaw | undefined {
  const block = parseCidr(text);
  if (block === undefined) {
    const help = "use a block such as `10.8.0.0/16`, or `203.0.113.7/32` for a single address";
    return { message: `\`${text}\` is not an IPv4 CIDR block`, help };
  }
  if (canonical(block).address === block.address) return undefined;
  return { message: `\`${text}\` has bits set beyond its prefix`, help: `use \`${formatCidr(canonical(block))}\`` };
}

/** The provider also rejects an IPv6 block that is written in another way than AWS writes it. */
function flawOfIpv6(text: string): Flaw | undefined {
  const block = parseIpBlock(text);
  if (block === undefined) return { message: `\`${text}\` is not an IPv6 CIDR block`, help: "use a block such as `2001:db8::/48`" };
  if (ipBlockText(block) === text) return undefined;
  return { message: `\`${text}\` is not how AWS writes the block`, help: `use \`${ipBlockText(block)}\`` };
}

export default rule;
