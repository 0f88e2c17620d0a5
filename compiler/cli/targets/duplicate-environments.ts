/** Detects specs that would manage the same resources. */
import type { Compiled } from "../../compile.ts";
import { problem } from "../../diagnostics/make.ts";
import type { SpecTarget } from "./specs.ts";

/** A spec and its compilation result. */
export interface CompiledTarget extends Compiled {
  readonly target: SpecTarget;
}

/**
 * Specs with the same project, environment and region plan resources with the same names. The compiler cannot tell which spec is intended,
 * so each of them gets an error and no plan.
 */
export function rejectDuplicates(compiled: readonly CompiledTarget[]): readonly CompiledTarget[] {
  return compiled.map((own) => {
    const duplicate = compiled.find((other) => other !== own && sameEnvironment(own, other));
    if (own.source === undefined || duplicate?.source === undefined) return own;
    const { plan: _plan, ...rest } = own;
    const { file, range } = duplicate.source.locate(["environment"]);
    const message = `${duplicate.target.file} has the same project, environment and region`;
    const diagnostic = problem("duplicate-environment", own.source.locate(["environment"]), message, {
      help: "change `environment` in one of them",
      key: "environment",
      related: [{ file, range, message: "the other spec" }],
    });
    return { ...rest, diagnostics: [...own.diagnostics, diagnostic] };
  });
}

function sameEnvironment({ environment: a }: CompiledTarget, { environment: b }: CompiledTarget): boolean {
  if (a === undefined || b === undefined) return false;
  return a.projectName === b.projectName && a.environment === b.environment && a.region === b.region;
}
