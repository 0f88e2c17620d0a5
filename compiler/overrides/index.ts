/**
 * `overrides` change planned resources, and `extraResources` add new ones, after all modules have run and before the plan is built. The
 * result is checked as strictly as the modules' own output, and every error is reported at its line in the spec.
 */
import { hasOtherErrors, type Checked, type Diagnostic } from "../diagnostics/types.ts";
import type { Environment } from "../model/types.ts";
import { headerOf, lowerModules } from "../modules/lower.ts";
import { buildPlan, looseResource, type LoweredModule, type PlanHeader } from "../plan/builder/build.ts";
import { planTypes } from "../provider/plan-types.ts";
import { UnhashableInput } from "../plan/builder/replacement.ts";
import type { Plan, PlanConfigKey, PlanData, PlanResource } from "../plan/types.ts";
import type { Exemption } from "../rules/rule.ts";
import { PolicyView } from "../rules/shared/view.ts";
import type { KeyPath, SpecSource } from "../source/types.ts";
import { validatePlan } from "../validate/plan.ts";
import { checkExtra, checkOverridden } from "./check.ts";
import type { CheckContext } from "./check-context.ts";
import { reportCycle } from "./cycle.ts";
import type { Reading } from "./expressions.ts";
import { extraModule, lowerExtra } from "./extra.ts";
import { Enforcement } from "./enforcement.ts";
import { ledgerIds } from "../modules/ledger.ts";
import { applyOverrides, type Applied } from "./overrides.ts";
import { Report } from "./report.ts";
import { providerCatalogue } from "../provider/load.ts";

/** Does the spec override or add resources? The catalogue is loaded only in that case. */
export function usesOverrides({ spec }: Environment): boolean {
  return Object.keys(spec.overrides).length > 0 || Object.keys(spec.extraResources).length > 0;
}

/** A plan, and where its overrides do without a security rule. */
export interface OverriddenPlan extends Checked<Plan> {
  readonly exemptions: readonly Exemption[];
}

/** The plan with overrides and extra resources applied; no plan if `stop` finds errors that rule one out. `policy` runs the security rules. */
export function planWithOverrides(
  environment: Environment,
  source: SpecSource,
  stop: (diagnostics: readonly Diagnostic[]) => boolean,
  policy: (judge: () => void) => void,
): OverriddenPlan {
  const report = new Report(source);
  const enforcement = new Enforcement(environment, report);
  const { diagnostics } = report;
  const { exemptions } = enforcement;
  const { modules, applied, header } = layOver(environment, enforcement, report);
  const plan = stop(diagnostics) ? undefined : build(environment, header, modules, report);
  if (plan === undefined) {
    enforcement.keepReferences();
    return { diagnostics, exemptions };
  }
  const view = new PolicyView(plan);
  const { overrides, extraResources } = environment.spec;
  const written = view.reachedBy([...Object.keys(overrides), ...Object.keys(extraResources)]);
  diagnostics.push(...validatePlan(view, source, written));
  policy(() => enforcement.checkPlan(view, written, (id) => placeOf(environment, id)));
  enforcement.reportUnused();
  return { ...(stop(diagnostics) ? {} : { value: withFrom(plan, applied) }), diagnostics, exemptions };
}

/**
 * Errors in the overrides and extra resources of an environment that rules reject: a misspelled property is an error in its own right.
 * Checks that need a complete plan (policy rules, unneeded overrides and waivers) are left out.
 */
export function overrideErrors(environment: Environment, source: SpecSource): readonly Diagnostic[] {
  const report = new Report(source);
  try {
    const enforcement = new Enforcement(environment, report);
    layOver(environment, enforcement, report);
    enforcement.keepReferences();
  } catch {
    // Modules may rely on the rules. If they cannot plan the spec, overrides cannot be applied.
    return [];
  }
  return report.diagnostics.filter((diagnostic) => diagnostic.severity === "error" && !isConsequence(diagnostic));
}

/**
 * Is the error a consequence of a value that a rule rejects? An error at no line of an override comes from the modules' output, and a
 * resource that seems to be missing may be planned once the value is correct.
 */
function isConsequence({ rule, key = "", message }: Diagnostic): boolean {
  if (rule === "unknown-resource") return (message.match(/[a-z0-9-]+/g) ?? []).some((word) => ledgerIds().has(word));
  return (
    ["unknown-property", "property-type-mismatch", "missing-property", "invalid-json-document"].includes(rule) &&
    /^overrides\.[^.]+$/.test(key)
  );
}

interface LaidOver {
  readonly modules: readonly LoweredModule[];
  readonly applied: readonly Applied[];
  readonly header: PlanHeader;
}

/** Applies overrides and extra resources to the modules' output, and reports the errors in each of them. */
function layOver(environment: Environment, enforcement: Enforcement, report: Report): LaidOver {
  const reading: Reading = { report, config: new Map() };
  const planned = lowerModules(environment);
  const { modules: overridden, applied } = applyOverrides(environment, planned, enforcement, reading);
  const ids = new Set(planned.flatMap(({ lowered }) => lowered.resources.map(({ id }) => id)));
  const extra = lowerExtra(environment, ids, providerCatalogue(), reading);
  const modules = [...overridden, withConfig(extra, reading, planned)];
  const header = headerOf(environment);
  // Runs even if there are other errors, because a wrong type is never a consequence of them.
  const context = judgeTypes(environment, applied, modules, header, report);
  if (!hasOtherErrors(report.diagnostics)) reportCycle(context.resources, (id) => placeOf(environment, id), report);
  return { modules, applied, header };
}

/** Adds the stack config of extra resources. Keys that modules declare keep the modules' declaration. */
function withConfig(extra: LoweredModule, { config }: Reading, planned: readonly LoweredModule[]): LoweredModule {
  const declared = new Set(planned.flatMap(({ lowered }) => Object.keys(lowered.config ?? {})));
  const own: Record<string, PlanConfigKey> = Object.fromEntries([...config].filter(([name]) => !declared.has(name)));
  return { ...extra, lowered: { ...extra.lowered, config: own } };
}

function judgeTypes(
  environment: Environment,
  applied: readonly Applied[],
  modules: readonly LoweredModule[],
  header: PlanHeader,
  report: Report,
): CheckContext {
  const catalogue = providerCatalogue();
  const list = modules.flatMap(({ module, lowered }) => lowered.resources.map((draft) => looseResource(draft, module)));
  const resources = new Map<string, PlanResource>(list.map((each) => [each.id, each]));
  const config = Object.assign({}, ...modules.map(({ lowered }) => lowered.config ?? {})) as Plan["config"];
  const data = Object.assign({}, ...modules.map(({ lowered }) => lowered.data ?? {})) as Readonly<Record<string, PlanData>>;
  const expressions = planTypes(catalogue, { resources: [...resources.values()], config, data });
  const context = { catalogue, providers: header.providers, ids: new Set(resources.keys()), report, expressions, resources };
  checkOverridden(applied, context);
  checkExtra(environment, context);
  return context;
}

function placeOf({ spec }: Environment, id: string): KeyPath | undefined {
  if (Object.hasOwn(spec.overrides, id)) return ["overrides", id];
  return Object.hasOwn(spec.extraResources, id) ? [extraModule, id] : undefined;
}

function build(environment: Environment, header: PlanHeader, modules: readonly LoweredModule[], report: Report): Plan | undefined {
  try {
    return buildPlan(header, modules);
  } catch (error) {
    if (!(error instanceof UnhashableInput)) throw error;
    const at = placeOf(environment, error.resource);
    if (at === undefined) throw error;
    report.error("name-depends-on-output", at, `the name of ${error.resource} depends on a value that is known only at deployment`, {
      help: "use a constant instead of `$config` or `$data`, or set the name as well",
    });
    return undefined;
  }
}

/** Adds the `from` of removed properties and options, because the builder sees only values that exist. */
function withFrom(plan: Plan, applied: readonly Applied[]): Plan {
  const more = new Map<string, readonly string[]>();
  for (const { id, edits, options } of applied) {
    const removed = edits.filter(({ value }) => value === undefined).map(({ path }) => String(path[0]));
    const names = [...removed, ...Object.keys(options).map((name) => `options.${name}`)];
    if (names.length > 0) more.set(id, names);
  }
  // The same plan, so that what was computed from it need not be computed again.
  if (more.size === 0) return plan;
  const resources = plan.resources.map((resource) => {
    const from = { ...resource.from };
    for (const property of more.get(resource.id) ?? []) {
      from[property] = [...new Set([...(from[property] ?? []), `overrides.${resource.id}`])].sort();
    }
    return { ...resource, from };
  });
  return { ...plan, resources };
}
