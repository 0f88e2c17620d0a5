/** The compiler: a sequence of passes, each a pure function of the previous result. */
import { collectErrors } from "./collect-errors.ts";
import type { CompileOptions } from "./compile-options.ts";
import { checkBudget } from "./cost/budget.ts";
import { hasErrors, type Checked, type Diagnostic } from "./diagnostics/types.ts";
import { buildEnvironment } from "./model/index.ts";
import { idleKeys } from "./idle-keys.ts";
import { overrideErrors, planWithOverrides, usesOverrides } from "./overrides/index.ts";
import type { Environment } from "./model/types.ts";
import { lowerEnvironment } from "./modules/lower.ts";
import type { Plan } from "./plan/types.ts";
import { loadSpec } from "./source/index.ts";
import type { FileReader, SpecSource } from "./source/types.ts";
import { validateEnvironment, validateSchema } from "./validate/index.ts";
import { alternativesOf } from "./what-if.ts";

export type { CompileOptions } from "./compile-options.ts";

export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent if the spec could not be read. */
  readonly source?: SpecSource;
  /** Absent if the schema rejects the spec. */
  readonly environment?: Environment;
  /** Absent if there are errors. */
  readonly plan?: Plan;
}

/**
 * Compiles one spec. `file` is relative to the project root. Throws only on bugs in the compiler. A pass runs if the passes before it
 * reported no errors; otherwise only checks that do not depend on those errors run.
 */
export function compileSpec(file: string, io: FileReader, options: CompileOptions): Compiled {
  const pass = options.pass ?? ((_name, run) => run());
  const diagnostics: Diagnostic[] = [];
  const failed = () => hasErrors(diagnostics);
  const report = (found: readonly Diagnostic[]) => void diagnostics.push(...(options.strict ? found.map(asError) : found));

  const { value: source, diagnostics: unreadable } = pass("source", () => loadSpec(file, io));
  report(unreadable);
  if (source === undefined) return { diagnostics };

  report(pass("schema", () => validateSchema(source)));
  if (failed()) {
    report(collectErrors(source, diagnostics, options, pass));
    return { diagnostics, source };
  }

  const environment = pass("model", () => buildEnvironment(source));
  report(pass("rules", () => validateEnvironment(environment, source, options)));
  if (failed()) {
    if (usesOverrides(environment)) report(pass("plan", () => overrideErrors(environment, source)));
    return { diagnostics, source, environment };
  }

  const budgeted = environment.spec.budget !== undefined && options.ignoreBudget !== true;
  // Overrides, budgets and keys without effect are found in the plan, even if the caller does not want it.
  const { value: plan, diagnostics: unplannable } = pass("plan", () => planOf(environment, source));
  report(unplannable);
  if (plan !== undefined && budgeted)
    report(pass("budget", () => checkBudget(plan, source, alternativesOf(source, options.asOf), options.asOf)));
  return { diagnostics, source, environment, ...(plan === undefined || failed() || options.validateOnly ? {} : { plan }) };
}

function planOf(environment: Environment, source: SpecSource): Checked<Plan> {
  if (usesOverrides(environment)) {
    const { value, diagnostics } = planWithOverrides(environment, source);
    return value === undefined ? { diagnostics } : { value, diagnostics: [...diagnostics, ...idleKeys(environment, source, value)] };
  }
  const plan = lowerEnvironment(environment);
  return { value: plan, diagnostics: idleKeys(environment, source, plan) };
}

function asError(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "error" };
}
