/** The pairs of a command line, compared. */
import { diffAll } from "../../diff/all.ts";
import { isComparable } from "../../diff/pair.ts";
import type { EnvironmentDiff, Pair } from "../../diff/types.ts";
import type { Arguments, CliIo } from "../command.ts";
import { asOf } from "../options.ts";
import { sideReader, type ReadSide } from "./sides.ts";

/** Reads sides as of the command's date. Options: `as-of`, `strict`. */
export function readerFor(args: Arguments, io: CliIo): ReadSide {
  return sideReader({ asOf: asOf(args, io), strict: args.has("strict") }, io);
}

export interface Compared {
  /** The pairs that could be compared. */
  readonly comparable: readonly Pair[];
  /** What each of these changes. */
  readonly diffs: readonly EnvironmentDiff[];
  /** The pairs with a side that does not compile. */
  readonly broken: readonly Pair[];
}

/** Compares pairs as of the command's date. Options: `as-of`, `gate`. */
export async function compared(pairs: readonly Pair[], args: Arguments, io: CliIo): Promise<Compared> {
  const comparable = pairs.filter(isComparable);
  const diffs = await diffAll(comparable, { asOf: asOf(args, io), gate: args.has("gate") });
  return { comparable, diffs, broken: pairs.filter((pair) => !comparable.includes(pair)) };
}
