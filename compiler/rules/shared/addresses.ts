/** Address ranges of security group rules, judged as sets: two halves of the internet are the internet. */
import { addressesIn, isPrivate, parseCidr } from "../../aws/cidr.ts";
import { parse } from "../../plan/expressions.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanValue } from "../../plan/types.ts";
import { list, type PlanRecord } from "../../plan/values.ts";
import { families, internet, rangeOf, within, type AddressRange } from "../../reach/addresses.ts";
import { entriesOf } from "../../reach/prefix-lists.ts";
import { intersection } from "../../reach/ranges.ts";
import { isUncertain, textIn } from "./rendered.ts";

/** What address ranges and prefix lists admit. */
export interface Addresses {
  /** Share of the public addresses of IPv4 or IPv6 that no smaller range needs: 1 for 65,536 IPv4 addresses, or for an IPv6 block of /32. */
  readonly publicShare: number;
  /** A range that is known only at deployment or that is no address range, as text. */
  readonly uncertain: string | undefined;
}

/** Prefix of the largest public block that a single service needs: 65,536 addresses. */
export const largestService = 16;

/** What counts as one: a block of that size of IPv4, or a /32 of IPv6. More of either is the internet. */
const shares: readonly (readonly [family: AddressRange, addresses: bigint])[] = [
  [families[0]!, BigInt(addressesIn(largestService))],
  [families[1]!, 1n << 96n],
];

/** Does a block of a spec have public addresses? A peered network may have any others. */
export function isPublicBlock(text: string): boolean {
  const block = parseCidr(text);
  if (block !== undefined) return !isPrivate(block);
  const range = rangeOf(text);
  return range !== undefined && internet.some((each) => intersection(each, range) !== undefined);
}

/** Does it have more public addresses than a single service needs? */
export function isWideBlock(text: string): boolean {
  const range = rangeOf(text);
  return range !== undefined && isPublicBlock(text) && publicShareOf(range) > 1;
}

/** Lookups of which an output is the address range of a VPC or subnet. */
const networkLookup = /^aws:ec2\/get(Vpc|Subnet):/;

/** The addresses of the ranges and prefix lists in a rule. */
export function addressesOf(reader: PlanReader, rule: PlanRecord): Addresses {
  const ranges = ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks", "cidrBlock", "ipv6CidrBlock"].flatMap((name) => list(rule[name]));
  const lists = ["prefixListId", "prefixListIds"].flatMap((name) => list(rule[name]));
  const shares = [...ranges.map((range) => shareOf(reader, range)), ...lists.flatMap((each) => sharesOfList(reader, each))];
  return {
    publicShare: shares.reduce<number>((sum, share) => sum + (typeof share === "number" ? share : 0), 0),
    uncertain: shares.find((share) => typeof share === "string"),
  };
}

/** The share of a range, or its text if nobody knows which addresses it has. */
function shareOf(reader: PlanReader, range: PlanValue): number | string {
  if (isOwnNetwork(reader, range)) return 0;
  const text = textIn(reader, range);
  if (isUncertain(text)) return "a range that is known only at deployment";
  const found = rangeOf(text);
  return found === undefined ? `\`${text}\`, which is not an address range` : publicShareOf(found);
}

function publicShareOf(range: AddressRange): number {
  const isPublic = internet.map((each) => intersection(each, range)).filter((part) => part !== undefined);
  const [, unit] = shares.find(([family]) => within(range, family))!;
  // Six digits are enough to tell what is more than one.
  return isPublic.reduce((sum, [from, to]) => sum + Number(((to - from + 1n) * 1_000_000n) / unit) / 1_000_000, 0);
}

function sharesOfList(reader: PlanReader, value: PlanValue): readonly (number | string)[] {
  const node = parse(value);
  const target = node.kind === "ref" ? reader.byId(node.id) : undefined;
  // AWS keeps the list of a gateway endpoint: the addresses of its service in the region.
  if (target?.type === "aws:ec2/vpcEndpoint:VpcEndpoint") return [0];
  if (target?.type !== "aws:ec2/managedPrefixList:ManagedPrefixList") return ["a prefix list whose entries the plan does not state"];
  return entriesOf(reader, target).map((cidr) => shareOf(reader, cidr ?? ""));
}

function isOwnNetwork(reader: PlanReader, value: PlanValue): boolean {
  const node = parse(value);
  if (node.kind === "subnet") return isOwnNetwork(reader, node.block);
  if (node.kind === "ref")
    return /^aws:ec2\/(vpc|subnet):/.test(reader.byId(node.id)?.type ?? "") && /cidrBlock/i.test(String(node.path[0]));
  return node.kind === "data" && networkLookup.test(reader.plan.data[node.id]?.function ?? "") && /cidrBlock/i.test(String(node.path[0]));
}
