/** Mutants that open the network. */
import type { Random } from "../exactness/random.ts";
import { deployed } from "./deployed.ts";
import type { Json } from "./encode.ts";
import type { Maker, World } from "./mutant.ts";

const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const legacyType = "aws:ec2/securityGroupRule:SecurityGroupRule";
const listType = "aws:ec2/managedPrefixList:ManagedPrefixList";

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

/** Public addresses that ranges cover, as a share of the internet of their family; at least a millionth counts. */
function shareOf(ranges: readonly string[]): number {
  return ranges.reduce((sum, range) => {
    const [address = "", length = ""] = range.split("/");
    if (Number.isNaN(Number(length))) return sum;
    const first = Number(address.split(/[.:]/)[0]);
    const isLocal = address.includes(":") ? /^f[cde]/i.test(address) : first === 10 && Number(length) >= 8;
    return isLocal ? sum : sum + 2 ** -Number(length);
  }, 0);
}

/** Separate rules, one for each range; the same rule in its older form; or rules inside of a group. */
export const opening: Maker = (random, write, id) => {
  const isIngress = random.next() < 0.6;
  const isIpv6 = random.next() < 0.3;
  const ranges = random.of(isIpv6 ? internets6 : internets);
  const { protocol, from, to } = traffic(random);
  const group = random.of(groups);
  const written = ranges.map((range) => write.text(range));
  const description = "People of support";
  const resources: Record<string, Json> = {};
  const ports = { fromPort: write.number(from), toPort: write.number(to) };
  const securityGroupId = { $ref: `${group}.id` };
  const form = random.below(4);
  if (form === 0) {
    written.forEach((range, index) => {
      const inputs = {
        securityGroupId,
        ipProtocol: write.text(protocol),
        ...(/^(-1|all)$/.test(protocol) ? {} : ports),
        [isIpv6 ? "cidrIpv6" : "cidrIpv4"]: range,
        description,
      };
      resources[`${id}-${index}`] = { type: isIngress ? ingressType : egressType, inputs };
    });
  } else if (form === 1) {
    const inputs = {
      securityGroupId,
      type: isIngress ? "ingress" : "egress",
      protocol: write.text(protocol),
      ...ports,
      [isIpv6 ? "ipv6CidrBlocks" : "cidrBlocks"]: written,
      description,
    };
    resources[id] = { type: legacyType, inputs };
  } else if (form === 2) {
    const entries = written.map((cidr) => ({ cidr }));
    resources[`${id}-list`] = { type: listType, inputs: { name: id, addressFamily: isIpv6 ? "IPv6" : "IPv4", maxEntries: 8, entries } };
    const inputs = {
      securityGroupId,
      ipProtocol: write.text(protocol),
      ...(/^(-1|all)$/.test(protocol) ? {} : ports),
      prefixListId: { $ref: `${id}-list.id` },
      description,
    };
    resources[id] = { type: isIngress ? ingressType : egressType, inputs };
  } else {
    const rule = { protocol: write.text(protocol), ...ports, [isIpv6 ? "ipv6CidrBlocks" : "cidrBlocks"]: written, description };
    return {
      kind: "opening",
      overrides: { [group]: { set: { [isIngress ? "ingress" : "egress"]: [rule] } } },
      harm: (world) => harmOf(written, world),
    };
  }
  return { kind: "opening", extraResources: resources, harm: (world) => harmOf(written, world) };
};

function harmOf(ranges: readonly Json[], world: World): string | undefined {
  const texts = ranges.map((range) => String(deployed(range, world)));
  return shareOf(texts) > 2 ** -12 ? texts.join(", ") : undefined;
}

/** The same by the key of a spec. */
export const openingKey: Maker = (random) => {
  const ranges = random.of(internets);
  const rules = Object.fromEntries(
    ranges.map((cidr, index) => [
      `rule-${index}`,
      { direction: "ingress", cidr, port: random.of([22, 5432, 9229]), description: "People of support" },
    ]),
  );
  return {
    kind: "openingKey",
    keys: { ecsServices: { serviceExtras: { api: { securityGroupRules: rules } } } },
    harm: () => (shareOf(ranges) > 2 ** -12 ? ranges.join(", ") : undefined),
  };
};
