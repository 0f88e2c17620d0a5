/** Compiles specs for commands that read plans, and reports diagnostics uniformly. */
import type { CompileOptions } from "../../compile-options.ts";
import { compileSpec } from "../../compile.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { Arguments, CliIo } from "../command.ts";
import { asOf } from "../options.ts";
import { specTargets, type SpecTarget } from "./specs.ts";
import { compareSpecs } from "./compare-specs.ts";
import type { CompiledTarget } from "./duplicate-environments.ts";

/** A spec that compiled without errors. */
export interface PlannedTarget extends CompiledTarget {
  readonly plan: Plan;
}

/** Compiles every spec of the command line as of the command's date. Options: `as-of`, `strict`. */
export async function compileTargets(args: Arguments, io: CliIo): Promise<readonly CompiledTarget[]> {
  return compileAll(await specTargets(args.positionals, io), { asOf: asOf(args, io), strict: args.has("strict") }, io);
}

/** Compiles every spec, and rejects those that define the same environment or the same thing of their account. */
export function compileAll(targets: readonly SpecTarget[], options: CompileOptions, io: CliIo): readonly CompiledTarget[] {
  return compareSpecs(
    targets.map((target) => ({ target, ...compileSpec(target.file, io.reader, options) })),
    options.strict === true,
    io,
  );
}

/** The specs that compiled without errors. */
export function planned(compiled: readonly CompiledTarget[]): readonly PlannedTarget[] {
  return compiled.filter((target): target is PlannedTarget => target.plan !== undefined && !hasErrors(target.diagnostics));
}
