/** Mutants that open the network. */
import type { Random } from "../random.ts";
import { deployed } from "./deployed.ts";
import type { Json, Writer } from "./encode.ts";
import { extraResource, type Fault, type Maker, type World } from "./mutant.ts";

const description = "People of support";
/** Ranges that cover more of the public addresses of their family than this do harm. */
const harmfulShare = 2 ** -12;

/** Covers of large parts of the internet; some as several ranges. */
const internets: readonly (readonly string[])[] = [
  ["0.0.0.0/0"],
  ["0.0.0.0/1", "128.0.0.0/1"],
  ["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"],
  ["8.0.0.0/7"],
  ["1.2.3.4/0"],
  ["52.0.0.0/8", "10.0.0.0/8"],
  ["9.0.0.0/8", "10.0.0.0/7"],
  ["128.0.0.0/1"],
  ["172.0.0.0/8"],
];
const internets6: readonly (readonly string[])[] = [
  ["::/0"],
  ["::/1", "8000::/1"],
  ["2000::/3"],
  ["0:0:0:0:0:0:0:0/0"],
  ["2600::/12"],
  ["2000:0000::/4", "3000::/4"],
];

const groups = ["sg-api", "sg-worker", "sg-rds", "sg-redis", "sg-realtime", "sg-migration"];

interface Traffic {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

function traffic(random: Random): Traffic {
  const port = random.of([22, 3389, 5432, 6379, 9229, 8080, 1]);
  return random.of<Traffic>([
    { protocol: random.of(["tcp", "6", "TCP"]), from: port, to: port },
    { protocol: "tcp", from: 0, to: 65535 },
    { protocol: "tcp", from: Math.max(port - 10, 0), to: port + 10 },
    { protocol: random.of(["-1", "all"]), from: random.of([0, -1]), to: random.of([0, -1]) },
    { protocol: random.of(["udp", "17"]), from: port, to: port },
    { protocol: random.of(["47", "50", "41"]), from: -1, to: -1 },
  ]);
}

/** Public addresses that ranges cover, as a share of all addresses of their family. What is no range counts nothing. */
function shareOf(ranges: readonly string[]): number {
  return ranges.reduce((sum, range) => {
    const [address = "", length = ""] = range.split("/");
    if (Number.isNaN(Number(length))) return sum;
    const first = Number(address.split(/[.:]/)[0]);
    const isLocal = address.includes(":") ? /^f[cde]/i.test(address) : first === 10 && Number(length) >= 8;
    return isLocal ? sum : sum + 2 ** -Number(length);
  }, 0);
}

/** Traffic between a security group and ranges, with its values as the spec writes them. */
interface Hole {
  readonly isIngress: boolean;
  readonly isIpv6: boolean;
  readonly group: string;
  readonly protocol: string;
  readonly ports: { readonly fromPort: Json; readonly toPort: Json };
  readonly ranges: readonly Json[];
}

type Form = (hole: Hole, write: Writer, id: string) => Fault;

/** One rule for each range. */
const separateRules: Form = (hole, write, id) => ({
  extraResources: Object.fromEntries(
    hole.ranges.map((range, index) => [`${id}-${index}`, ruleResource(hole, write, { [hole.isIpv6 ? "cidrIpv6" : "cidrIpv4"]: range })]),
  ),
});

/** All ranges in one rule of the older type. */
const olderRule: Form = ({ isIngress, isIpv6, group, protocol, ports, ranges }, write, id) =>
  extraResource(id, "aws:ec2/securityGroupRule:SecurityGroupRule", {
    securityGroupId: { $ref: `${group}.id` },
    type: isIngress ? "ingress" : "egress",
    protocol: write.text(protocol),
    ...ports,
    [isIpv6 ? "ipv6CidrBlocks" : "cidrBlocks"]: ranges,
    description,
  });

/** All ranges in a prefix list that a rule names. */
const prefixList: Form = (hole, write, id) => ({
  extraResources: {
    [`${id}-list`]: {
      type: "aws:ec2/managedPrefixList:ManagedPrefixList",
      inputs: {
        name: id,
        addressFamily: hole.isIpv6 ? "IPv6" : "IPv4",
        maxEntries: 8,
        entries: hole.ranges.map((cidr) => ({ cidr })),
      },
    },
    [id]: ruleResource(hole, write, { prefixListId: { $ref: `${id}-list.id` } }),
  },
});

/** All ranges in a rule inside of the group. */
const inlineRule: Form = ({ isIngress, isIpv6, group, protocol, ports, ranges }, write) => {
  const rule = { protocol: write.text(protocol), ...ports, [isIpv6 ? "ipv6CidrBlocks" : "cidrBlocks"]: ranges, description };
  return { overrides: { [group]: { set: { [isIngress ? "ingress" : "egress"]: [rule] } } } };
};

const forms: readonly Form[] = [separateRules, olderRule, prefixList, inlineRule];

/** AWS takes no ports where the protocol is "all". */
function ruleResource({ isIngress, group, protocol, ports }: Hole, write: Writer, peer: Json): Json {
  return {
    type: isIngress
      ? "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
      : "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    inputs: {
      securityGroupId: { $ref: `${group}.id` },
      ipProtocol: write.text(protocol),
      ...(/^(-1|all)$/.test(protocol) ? {} : ports),
      ...peer,
      description,
    },
  };
}

/** A security group that exchanges traffic with large parts of the internet. */
export const opening: Maker = (random, write, id) => {
  const isIngress = random.next() < 0.6;
  const isIpv6 = random.next() < 0.3;
  const covered = random.of(isIpv6 ? internets6 : internets);
  const { protocol, from, to } = traffic(random);
  const group = random.of(groups);
  const ranges = covered.map((range) => write.text(range));
  const ports = { fromPort: write.number(from), toPort: write.number(to) };
  const fault = random.of(forms)({ isIngress, isIpv6, group, protocol, ports, ranges }, write, id);
  return { kind: "opening", ...fault, harm: (world) => harmOf(ranges, world) };
};

function harmOf(ranges: readonly Json[], world: World): string | undefined {
  return harmOfRanges(ranges.map((range) => String(deployed(range, world))));
}

function harmOfRanges(ranges: readonly string[]): string | undefined {
  return shareOf(ranges) > harmfulShare ? ranges.join(", ") : undefined;
}

/** The same by the key of a spec, which takes no expressions. */
export const openingKey: Maker = (random) => {
  const ranges = random.of(internets);
  const rules = Object.fromEntries(
    ranges.map((cidr, index) => [`rule-${index}`, { direction: "ingress", cidr, port: random.of([22, 5432, 9229]), description }]),
  );
  return {
    kind: "openingKey",
    keys: { ecsServices: { serviceExtras: { api: { securityGroupRules: rules } } } },
    harm: () => harmOfRanges(ranges),
  };
};
