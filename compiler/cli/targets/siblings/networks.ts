/** Networks of one account whose addresses overlap. AWS creates them, but can never connect them. */
import { canonical, overlap, parseCidr } from "../../../aws/cidr.ts";
import { freeBlock } from "../../../aws/free-block.ts";
import { problem } from "../../../diagnostics/make.ts";
import type { Diagnostic } from "../../../diagnostics/types.ts";
import { readerOf } from "../../../plan/reader.ts";
import { isSameAccount, isSameEnvironment, precedes, statedInputs, type Sibling } from "./sibling.ts";

const key = ["vpc", "vpcCidr"] as const;

/**
 * A warning if an earlier spec of the account has some of the addresses, unless a waiver accepts it. `all` reads the later specs as well: no
 * block of theirs is suggested.
 */
export function overlaps(own: Sibling, others: readonly Sibling[], all: () => readonly Sibling[]): readonly Diagnostic[] {
  if (own.environment.spec.waivers.some(({ rule }) => rule === "networks-overlap")) return [];
  const isBeside = (other: Sibling) => isSameAccount(own, other) && !isSameEnvironment(own, other);
  const found = others
    .filter((other) => isBeside(other) && precedes(other, own))
    .flatMap((other) => sharedBlocks(own, other).map((blocks) => ({ other, blocks })));
  const [first] = found;
  if (first === undefined) return [];
  const [block, taken] = first.blocks;
  const at = own.source.locate(key);
  const place = at.file === own.file ? at : own.source.locate(["environment"]);
  const { file, range } = first.other.source.locate(key);
  const free = freeBlock(block, [own, ...all().filter(isBeside)].flatMap(blocksOf));
  const example = free === undefined ? "" : `, for example \`vpcCidr: ${free}\``;
  const diagnostic = problem("networks-overlap", place, `the network ${block} overlaps ${taken} of ${first.other.file}`, {
    help: `use a free block${example}, or accept it: waivers: [{rule: networks-overlap, reason: …, until: YYYY-MM-DD}]`,
    key: key.join("."),
    related: [{ file, range, message: "the other network" }],
  });
  return [{ ...diagnostic, severity: "warning" }];
}

/** The addresses of the environment's own networks. It has none if it lives in an existing one. */
function blocksOf(own: Sibling): readonly string[] {
  const { vpc } = own.environment.spec;
  const plan = statedInputs(own).includes("cidrBlock") ? own.plan() : undefined;
  if (plan === undefined) return vpc.existingVpc === undefined ? [vpc.vpcCidr] : [];
  const reader = readerOf(plan);
  return reader.ofType("aws:ec2/vpc:Vpc").flatMap(({ inputs }) => (reader.known(inputs["cidrBlock"]) as string | undefined) ?? []);
}

function sharedBlocks(own: Sibling, other: Sibling): readonly (readonly [own: string, other: string])[] {
  const theirs = blocksOf(other);
  return blocksOf(own).flatMap((block) => theirs.filter((each) => isShared(block, each)).map((each) => [block, each] as const));
}

function isShared(...texts: readonly [string, string]): boolean {
  const [a, b] = texts.map(parseCidr);
  return a !== undefined && b !== undefined && overlap(canonical(a), canonical(b));
}
