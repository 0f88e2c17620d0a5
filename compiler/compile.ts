/** The compiler: a list of passes, each a pure function from the result of the one before. */
import { checkBudget } from "./cost/budget.ts";
import { hasErrors, type Diagnostic } from "./diagnostics/types.ts";
import { buildEnvironment } from "./model/index.ts";
import { escapeErrors, planWithEscapes, usesEscapes } from "./overrides/index.ts";
import type { Environment } from "./model/types.ts";
import { lowerEnvironment } from "./modules/lower.ts";
import type { Plan } from "./plan/types.ts";
import { loadSpec } from "./source/index.ts";
import type { FileReader, SpecSource } from "./source/types.ts";
import { validateEnvironment, validateRest, validateSchema } from "./validate/index.ts";
import { alternativesOf } from "./what-if.ts";

export interface CompileOptions {
  /** Today, YYYY-MM-DD. Decides whether waivers have expired; never part of the plan. */
  readonly asOf: string;
  /** Warnings are errors. */
  readonly strict?: boolean;
  /** Stop before the plan is made. */
  readonly validateOnly?: boolean;
  /** Leave out warnings: to show where one is, its file is read once more by a slower parser. */
  readonly errorsOnly?: boolean;
  /** Leave the budget alone: for whoever prices the plan anyway. */
  readonly ignoreBudget?: boolean;
  /** Called around each pass, for whoever wants to measure; must return what `run` returns. */
  readonly pass?: <T>(name: PassName, run: () => T) => T;
}

/** The passes, in order. */
export type PassName = "source" | "schema" | "model" | "rules" | "plan" | "budget";

export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  /** Not there when the spec could not be read. */
  readonly source?: SpecSource;
  /** Not there when the schema refuses the spec. */
  readonly environment?: Environment;
  /** Not there with errors. */
  readonly plan?: Plan;
}

/** Compiles one spec. `file` is relative to the project root. Throws for our own bugs only. */
export function compileSpec(file: string, io: FileReader, options: CompileOptions): Compiled {
  const pass = options.pass ?? (<T>(_name: PassName, run: () => T) => run());
  const diagnostics: Diagnostic[] = [];
  const failed = () => hasErrors(diagnostics);
  const add = (found: readonly Diagnostic[]) => void diagnostics.push(...(options.strict ? found.map(asError) : found));

  const loaded = pass("source", () => loadSpec(file, io));
  add(loaded.diagnostics);
  const source = loaded.value;
  if (source === undefined) return { diagnostics };

  const schema = pass("schema", () => validateSchema(source)).filter((error) => !isConsequence(error, loaded.diagnostics));
  add(schema);
  if (!source.complete) return { diagnostics, source };
  if (failed()) {
    const rest = pass("rules", () => validateRest(source, diagnostics, options));
    add(rest.diagnostics);
    const { environment: fitting, isWrong } = rest;
    if (fitting !== undefined && usesEscapes(fitting)) {
      add(pass("plan", () => escapeErrors(fitting, source)).filter(({ key = "" }) => !isWrong(key)));
    }
    return { diagnostics, source };
  }

  const environment = pass("model", () => buildEnvironment(source));
  const found = pass("rules", () => validateEnvironment(environment, source, options));
  add(found);
  const budgeted = environment.spec.budget !== undefined && options.ignoreBudget !== true;
  // Overrides and extra resources are judged with the plan at hand.
  const escapes = usesEscapes(environment);
  if (escapes && hasErrors(found)) add(pass("plan", () => escapeErrors(environment, source)));
  if (failed() || (options.validateOnly && !budgeted && !escapes)) return { diagnostics, source, environment };

  const planned = pass("plan", () =>
    escapes ? planWithEscapes(environment, source) : { value: lowerEnvironment(environment), diagnostics: [] },
  );
  add(planned.diagnostics);
  const plan = planned.value;
  if (plan === undefined) return { diagnostics, source, environment };
  if (budgeted) add(pass("budget", () => checkBudget(plan, source, alternativesOf(source, options.asOf), options.asOf)));
  if (failed() || options.validateOnly) return { diagnostics, source, environment };
  return { diagnostics, source, environment, plan };
}

/** An empty value was told as such; that it is missing, or null, is the same mistake. */
function isConsequence(error: Diagnostic, earlier: readonly Diagnostic[]): boolean {
  return earlier.some(({ rule, file, range }) => rule === "empty-value" && file === error.file && range.line === error.range.line);
}

function asError(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "error" };
}
