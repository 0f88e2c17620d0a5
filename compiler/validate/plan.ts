/** Judges a finished plan by what AWS accepts, whether keys, overrides or extra resources made it. */
import type { Diagnostic } from "../diagnostics/types.ts";
import type { PlanResource } from "../plan/types.ts";
import { violationsIn, type RuleViolation } from "../rules/check-plan.ts";
import { planRules } from "../rules/index.ts";
import type { PolicyView } from "../rules/shared/view.ts";
import { pathOf, pathOfSteps } from "../source/keys.ts";
import type { KeyPath, SpecSource } from "../source/types.ts";

/** Rules about what AWS accepts. Security rules depend on class and waivers, and are enforced where overrides are applied. */
const rules = planRules.filter(({ security }) => security === undefined);

/** Those that judge keys as well need not judge a plan that keys alone have made. */
const beyondKeys = rules.filter((rule) => rule.checkSpec === undefined);

/** Violations in a plan, each at the line of the spec that caused the value. `written`: what is overridden or added, and what that reaches. */
export function validatePlan(view: PolicyView, source: SpecSource, written?: PolicyView): readonly Diagnostic[] {
  return violationsIn(view, written === undefined ? beyondKeys : rules, written).map((violation) =>
    diagnosticOf(violation, view.byId(violation.resource), source),
  );
}

function diagnosticOf(violation: RuleViolation, resource: PlanResource | undefined, source: SpecSource): Diagnostic {
  const { rule, severity, message, property } = violation;
  const path = violation.path ?? (property === undefined ? [] : [property]);
  const at = resource === undefined ? [] : placeOf(resource, path, source);
  const { file, range } = source.locate(at);
  return {
    rule,
    severity,
    message: `${[violation.resource, ...path].join(".")}: ${message}`,
    help: violation.help ?? `AWS refuses it: see npx platform-compile explain ${rule}`,
    file,
    range,
    ...(at.length === 0 ? {} : { key: at.slice(0, 4).join(".") }),
  };
}

/** The path in the spec that the value at a path of a resource's inputs comes from. */
export function placeOf({ id, module, from }: PlanResource, path: KeyPath, source: SpecSource): KeyPath {
  if (module === "extraResources") return ["extraResources", id, "inputs", ...path];
  const override = overridden(id, path, source);
  if (override !== undefined) return override;
  const causes = [...(from[String(path[0] ?? "")] ?? []), ...(from[""] ?? [])].filter((cause) => !cause.startsWith("rule:"));
  const paths = causes.map((cause) => pathOf(cause, source.tree));
  const stated = paths.filter((each) => source.isSet(each));
  // What the spec itself sets comes before what its parents set: they were good before.
  return stated.sort((a, b) => source.locate(a).layer - source.locate(b).layer)[0] ?? paths[0] ?? [];
}

/** Where an override of the resource sets the path, a part of it, or all of it. */
function overridden(id: string, path: KeyPath, { tree }: SpecSource): KeyPath | undefined {
  const override = at(tree["overrides"], id);
  const set = Object.keys(at(override, "set") ?? {}).map((key) => ({ key, steps: pathOfSteps(key.split(".")) }));
  const found = set.filter(({ steps }) => isPrefix(steps, path)).sort((a, b) => b.steps.length - a.steps.length)[0];
  if (found !== undefined) return ["overrides", id, "set", found.key, ...path.slice(found.steps.length)];
  if (path.length > 0 && at(at(override, "merge"), path[0]!) !== undefined) return ["overrides", id, "merge", ...path];
  const inside = path.length === 0 ? undefined : set.find(({ steps }) => isPrefix(path, steps));
  if (inside !== undefined) return ["overrides", id, "set", inside.key];
  // What modules plan is accepted, so another value of the same override made it wrong.
  return override === undefined ? undefined : ["overrides", id];
}

function isPrefix(part: KeyPath, whole: KeyPath): boolean {
  return part.every((step, index) => String(step) === String(whole[index]));
}

function at(value: unknown, step: string | number): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
}
