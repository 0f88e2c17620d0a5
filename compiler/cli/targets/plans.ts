/** Compiles specs for commands that read plans, and reports diagnostics uniformly. */
import { compileSpec } from "../../compile.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { Arguments, CliIo } from "../command.ts";
import { asOf } from "../options.ts";
import { specTargets } from "./specs.ts";
import { compareSpecs } from "./compare-specs.ts";
import type { CompiledTarget } from "./duplicate-environments.ts";

/** A spec that compiled without errors. */
export interface PlannedTarget extends CompiledTarget {
  readonly plan: Plan;
}

/** Compiles every spec of the command line as of the command's date. Options: `as-of`, `strict`. */
export async function compileTargets(args: Arguments, io: CliIo): Promise<readonly CompiledTarget[]> {
  const targets = await specTargets(args.positionals, io);
  const options = { asOf: asOf(args, io), strict: args.has("strict") };
  return compareSpecs(
    targets.map((target) => ({ target, ...compileSpec(target.file, io.reader, options) })),
    io,
  );
}

/** The specs that compiled without errors. */
export function planned(compiled: readonly CompiledTarget[]): readonly PlannedTarget[] {
  return compiled.filter((target): target is PlannedTarget => target.plan !== undefined && !hasErrors(target.diagnostics));
}
