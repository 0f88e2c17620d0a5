/** Which arguments of `explore` name two states of environments, instead of environments side by side. */
import { loadSpec } from "../../source/index.ts";
import type { Pair } from "../../diff/types.ts";
import { UsageError, type Arguments, type CliIo } from "../command.ts";
import { isPath, pairsOf } from "../diff/pairs.ts";
import type { ReadSide } from "../diff/sides.ts";
import { planSuffix } from "../targets/project.ts";
import { revisionFile } from "../targets/revisions.ts";
import { specTargets } from "../targets/specs.ts";

/** The pairs to show, as `diff` forms them; undefined if the arguments name no two states. */
export async function statesOf(args: Arguments, read: ReadSide, io: CliIo): Promise<readonly Pair[] | undefined> {
  const since = args.value("since");
  const given = args.positionals;
  if (since === undefined) {
    if (!(await namesStates(given, io))) return undefined;
    if (given.length > 2)
      throw new UsageError(`explore shows the way from one state to another, got ${given.length}`, "specify A and B, or --since");
    return pairsOf(given, read, io);
  }
  const plan = given.find((arg) => arg.endsWith(planSuffix));
  if (plan !== undefined) throw new UsageError(`--since compares specs, got the plan ${plan}`, "specify two plans without --since");
  if (given.length === 0) return pairsOf([since], read, io);
  return (await Promise.all(given.map((arg) => pairsOf([since, arg], read, io)))).flat();
}

/** A revision or a plan always is a state. Two specs are if they describe the same environment. */
async function namesStates(args: readonly string[], io: CliIo): Promise<boolean> {
  if (args.some((arg) => arg.endsWith(planSuffix) || revisionFile(arg, io) !== undefined || !isPath(arg, io))) return true;
  if (args.length !== 2) return false;
  const [a, b, ...more] = (await specTargets(args, io)).map(({ file }) => loadSpec(file, io.reader).value?.tree);
  return a !== undefined && b !== undefined && more.length === 0 && identity.every((key) => a[key] === b[key]);
}

/** Keys that name an environment. */
const identity = ["projectName", "environment", "region"];
