/** An address block for one more VPC. */
import { addressesIn, canonical, contains, dockerRange, formatCidr, overlap, parseCidr, privateRanges, type Cidr } from "./cidr.ts";

/**
 * The first block as large as `like`, in the same private range, that overlaps none of `taken`: environments may be peered later. Undefined
 * if there is none.
 */
export function freeBlock(like: string, taken: readonly string[]): string | undefined {
  const model = parseCidr(like);
  if (model === undefined) return undefined;
  const ranges = privateRanges.map((text) => parseCidr(text)!);
  const range = ranges.find((each) => contains(each, canonical(model))) ?? ranges[0]!;
  const used = [dockerRange, ...taken].flatMap((text) => parseCidr(text) ?? []).map(canonical);
  const size = addressesIn(model.prefix);
  for (let address = range.address; address < range.address + addressesIn(range.prefix); address += size) {
    const block: Cidr = { address, prefix: model.prefix };
    if (!used.some((other) => overlap(block, other))) return formatCidr(block);
  }
  return undefined;
}
