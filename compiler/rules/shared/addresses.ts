/** Address ranges of security group rules, judged as sets: two halves of the internet are the internet. */
import { addressesIn, isPrivate, parseCidr } from "../../aws/cidr.ts";
import { parse } from "../../plan/expressions.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanValue } from "../../plan/types.ts";
import { list, records, type PlanRecord } from "../../plan/values.ts";
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

/** More public addresses than these (IPv4), or than one /32 (IPv6), are the internet. */
const ipv4Share = addressesIn(largestService);
const ipv6Share = 32;

/** Blocks of IPv6 that the internet does not route: unique local and link-local addresses. */
const localIpv6 = /^f[cd][0-9a-f]{2}:|^fe[89ab][0-9a-f]:/i;

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
  const block = parseCidr(text);
  if (block !== undefined) {
    return isPrivate(block) ? 0 : addressesIn(block.prefix) / ipv4Share;
  }
  const [, prefix] = /^[0-9a-f:.]*:[0-9a-f:.]*\/(\d{1,3})$/i.exec(text) ?? [];
  if (prefix === undefined || Number(prefix) > 128) return `\`${text}\`, which is no address range`;
  return localIpv6.test(text) ? 0 : 2 ** (ipv6Share - Number(prefix));
}

function sharesOfList(reader: PlanReader, value: PlanValue): readonly (number | string)[] {
  const node = parse(value);
  const target = node.kind === "ref" ? reader.byId(node.id) : undefined;
  // AWS keeps the list of a gateway endpoint: the addresses of its service in the region.
  if (target?.type === "aws:ec2/vpcEndpoint:VpcEndpoint") return [0];
  if (target?.type !== "aws:ec2/managedPrefixList:ManagedPrefixList") return ["a prefix list whose entries the plan does not state"];
  return records(target.inputs["entries"]).map((entry) => shareOf(reader, entry["cidr"] ?? ""));
}

function isOwnNetwork(reader: PlanReader, value: PlanValue): boolean {
  const node = parse(value);
  if (node.kind === "ref")
    return /^aws:ec2\/(vpc|subnet):/.test(reader.byId(node.id)?.type ?? "") && /cidrBlock/i.test(String(node.path[0]));
  return node.kind === "data" && networkLookup.test(reader.plan.data[node.id]?.function ?? "") && /cidrBlock/i.test(String(node.path[0]));
}
