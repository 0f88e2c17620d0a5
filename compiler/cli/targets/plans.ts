/** For commands that read plans: specs compiled, and what is wrong with them told in the one way. */
import { compileSpec } from "../../compile.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { Arguments, CliIo } from "../command.ts";
import { asOf } from "../options.ts";
import { specTargets } from "./specs.ts";
import { rejectDuplicates, type CompiledTarget } from "./duplicate-environments.ts";

/** A spec that compiled. */
export interface PlannedTarget extends CompiledTarget {
  readonly plan: Plan;
}

/** Every spec of the command line, compiled as of the command's day. Options: `as-of`, `strict`. */
export async function compileTargets(args: Arguments, io: CliIo): Promise<readonly CompiledTarget[]> {
  const targets = await specTargets(args.positionals, io);
  const options = { asOf: asOf(args, io), strict: args.has("strict") };
  return rejectDuplicates(targets.map((target) => ({ target, ...compileSpec(target.file, io.reader, options) })));
}

/** Those without errors. */
export function planned(compiled: readonly CompiledTarget[]): readonly PlannedTarget[] {
  return compiled.filter((target): target is PlannedTarget => target.plan !== undefined && !hasErrors(target.diagnostics));
}
