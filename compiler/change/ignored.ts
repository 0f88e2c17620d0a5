/** Edits that `pulumi up` ignores on a deployed stack, because the resources' `ignoreChanges` name what they change. */
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { readerOf, type PlanReader } from "../plan/reader.ts";
import { refersTo } from "../plan/references.ts";
import type { Plan, PlanResource } from "../plan/types.ts";
import { identityKeys } from "../pricing/line.ts";
import type { SpecSource } from "../source/types.ts";
import { changeOf } from "./operations/index.ts";

/** A property whose new value applies only to a resource that is created anew. */
export interface IgnoredEdit {
  readonly resource: string;
  readonly property: string;
  /** Spec keys that cause the property. */
  readonly keys: readonly string[];
  /** Spec keys that do what the edit was meant to do. */
  readonly instead: readonly string[];
}

/** Empty unless both plans are of one environment. A resource that is created anew takes the values. */
export function ignoredEdits(before: Plan, after: Plan): readonly IgnoredEdit[] {
  if (!sameStack(before, after)) return [];
  const view = readerOf(after, "in-service");
  return changeOf(before, after).operations.flatMap((one) => {
    const ignored = one.kind === "ignored" ? one.properties : (one.ignored ?? []);
    return ignored.map(({ name, from }) => ({
      resource: one.id,
      property: name,
      keys: from.filter((cause) => !cause.startsWith("rule:") && !identityKeys.has(cause)),
      instead: insteadOf(view.byId(one.id), name, view),
    }));
  });
}

/** Are both plans of one environment, and so of one stack? */
export function sameStack(before: Plan, after: Plan): boolean {
  return before.project === after.project && before.environment === after.environment && before.region === after.region;
}

/** Does `pulumi up` have nothing else to do than what it ignores? */
export function onlyIgnored(before: Plan, after: Plan): boolean {
  const found = changeOf(before, after).operations;
  return sameStack(before, after) && found.length > 0 && found.every(({ kind }) => kind === "ignored");
}

function causesOf({ from }: PlanResource, property: string): readonly string[] {
  return (from[property] ?? []).filter((cause) => !cause.startsWith("rule:") && !identityKeys.has(cause));
}

/** Autoscaling sets the number of tasks within its bounds (AWS, "Automatically scale your Amazon ECS service"). */
const scaledBy = { type: "aws:appautoscaling/target:Target", property: "desiredCount", bounds: ["minCapacity", "maxCapacity"] } as const;

function insteadOf(resource: PlanResource | undefined, property: string, view: PlanReader): readonly string[] {
  if (resource === undefined || property !== scaledBy.property) return [];
  const scaling = view.ofType(scaledBy.type).filter(({ inputs }) => refersTo(inputs["resourceId"], resource.id));
  return scaling.flatMap((target) => scaledBy.bounds.flatMap((bound) => causesOf(target, bound)));
}

/** A warning for each key whose edit a deployed stack ignores. */
export function ignoredDiagnostics(before: Plan, after: Plan, source: SpecSource): readonly Diagnostic[] {
  const byKey = new Map(ignoredEdits(before, after).flatMap((edit) => edit.keys.slice(0, 1).map((key) => [key, edit] as const)));
  return [...byKey].map(([key, edit]) => {
    const message = `the new value of \`${key}\` has no effect on a deployed stack: ${edit.property} of ${edit.resource} applies at creation only`;
    return {
      ...problem("no-effect-after-creation", source.locate(key.split(".")), message, { key, help: helpFor(key, edit) }),
      severity: "warning",
    };
  });
}

function helpFor(key: string, { property, resource, instead }: IgnoredEdit): string {
  if (instead.length > 0) return `autoscaling owns it afterwards: change ${instead.map((each) => `\`${each}\``).join(" or ")}`;
  if (key.startsWith("overrides.")) return `remove \`${property}\` from \`ignoreChanges\` of the override to change ${resource}`;
  return `the value reaches ${resource} when it is created anew`;
}
