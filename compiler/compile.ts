/** The compiler: a sequence of passes, each a pure function of the previous result. */
import { collectErrors } from "./collect-errors.ts";
import type { CompileOptions, RunPass } from "./compile-options.ts";
import { checkBudget } from "./cost/budget.ts";
import { asError, hasErrors, hasOtherErrors, type Diagnostic } from "./diagnostics/types.ts";
import { buildEnvironment } from "./model/index.ts";
import { idleKeys } from "./idle-keys.ts";
import { overrideErrors, planWithOverrides, usesOverrides, type OverriddenPlan } from "./overrides/index.ts";
import type { Environment } from "./model/types.ts";
import { lowerEnvironment } from "./modules/lower.ts";
import type { Plan } from "./plan/types.ts";
import { checkAssertions } from "./reach/assertions/diagnostics.ts";
import type { Exemption } from "./rules/rule.ts";
import { PolicyView } from "./rules/shared/view.ts";
import { loadSpec } from "./source/index.ts";
import type { FileReader, SpecSource } from "./source/types.ts";
import { validateEnvironment, validateSchema } from "./validate/index.ts";
import { validatePlan } from "./validate/plan.ts";
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
  /** Where overrides do without a security rule, and may; absent without a plan. */
  readonly exemptions?: readonly Exemption[];
}

/**
 * Compiles one spec. `file` is relative to the project root. Throws only on bugs in the compiler. A pass runs if the passes before it
 * reported no errors; otherwise only checks that do not depend on those errors run.
 */
export function compileSpec(file: string, io: FileReader, options: CompileOptions): Compiled {
  const pass = options.pass ?? ((_name, run) => run());
  const diagnostics: Diagnostic[] = [];
  const stop = options.judge ? hasOtherErrors : hasErrors;
  const failed = () => stop(diagnostics);
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
  // Overrides, assertions, budgets and keys without effect are found in the plan, even if the caller does not want it.
  const { value: plan, diagnostics: unplannable, exemptions } = pass("plan", () => planOf(environment, source, stop, pass, diagnostics));
  report(unplannable);
  if (plan !== undefined && environment.spec.assertions.length > 0) report(pass("reach", () => checkAssertions(environment, source, plan)));
  if (plan !== undefined && budgeted)
    report(pass("budget", () => checkBudget(plan, source, alternativesOf(source, options.asOf), options.asOf)));
  return { diagnostics, source, environment, ...(plan === undefined || failed() || options.validateOnly ? {} : { plan, exemptions }) };
}

/** Keys can add up to a plan that AWS refuses, although each of them is valid. */
function withKeysAlone(environment: Environment, source: SpecSource): OverriddenPlan {
  const value = lowerEnvironment(environment);
  return { value, diagnostics: validatePlan(new PolicyView(value), source), exemptions: [] };
}

function planOf(
  environment: Environment,
  source: SpecSource,
  stop: typeof hasErrors,
  pass: RunPass,
  known: readonly Diagnostic[],
): OverriddenPlan {
  const planned = usesOverrides(environment)
    ? planWithOverrides(environment, source, stop, (judge) => pass("policy", judge))
    : withKeysAlone(environment, source);
  if (planned.value === undefined) return planned;
  return { ...planned, diagnostics: [...planned.diagnostics, ...idleKeys(environment, source, planned.value, known)] };
}
