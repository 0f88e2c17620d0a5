/** Edits that `pulumi up` ignores on a deployed stack, because the resources' `ignoreChanges` name what they change. */
import { isDeepStrictEqual } from "node:util";
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { readerOf, type PlanReader } from "../plan/reader.ts";
import { refersTo } from "../plan/references.ts";
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";
import { identityKeys } from "../pricing/line.ts";
import type { SpecSource } from "../source/types.ts";
import { changeOf } from "./operations.ts";

/** A property whose new value applies only to a resource that is created anew. */
export interface IgnoredEdit {
  readonly resource: string;
  readonly property: string;
  /** Spec keys that cause the property. */
  readonly keys: readonly string[];
  /** Spec keys that do what the edit was meant to do. */
  readonly instead: readonly string[];
}

/** Empty unless both plans are of one environment. */
export function ignoredEdits(before: Plan, after: Plan): readonly IgnoredEdit[] {
  if (!sameStack(before, after)) return [];
  const old = new Map(before.resources.map((resource) => [resource.id, resource]));
  const created = new Set(changeOf(before, after).operations.flatMap(({ id, kind }) => (kind === "replace" ? [id] : [])));
  return after.resources.flatMap((resource) => {
    const previous = old.get(resource.id);
    return previous === undefined || created.has(resource.id) ? [] : editsOf(previous, resource, readerOf(after, "in-service"));
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

function editsOf(before: PlanResource, after: PlanResource, view: PlanReader): readonly IgnoredEdit[] {
  const properties = (after.options.ignoreChanges ?? []).flatMap((path) => differing(path, before, after));
  return [...new Set(properties)].map((property) => ({
    resource: after.id,
    property,
    keys: causesOf(after, property).length > 0 ? causesOf(after, property) : causesOf(before, property),
    instead: insteadOf(after, property, view),
  }));
}

/** The outermost properties of an ignored path that differ; `*` stands for all. */
function differing(path: string, before: PlanResource, after: PlanResource): readonly string[] {
  const [property = "", ...steps] = path.split(/[.[\]"]+/).filter((step) => step !== "");
  const names = property === "*" ? Object.keys({ ...before.inputs, ...after.inputs }) : [property];
  return names.filter((name) => !isDeepStrictEqual(at(before.inputs[name], steps), at(after.inputs[name], steps)));
}

function at(value: PlanValue | undefined, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((node, step) => (node as Readonly<Record<string, unknown>> | null | undefined)?.[step], value);
}

function causesOf({ from }: PlanResource, property: string): readonly string[] {
  return (from[property] ?? []).filter((cause) => !cause.startsWith("rule:") && !identityKeys.has(cause));
}

/** Autoscaling sets the number of tasks within its bounds (AWS, "Automatically scale your Amazon ECS service"). */
const scaledBy = { type: "aws:appautoscaling/target:Target", property: "desiredCount", bounds: ["minCapacity", "maxCapacity"] } as const;

function insteadOf(resource: PlanResource, property: string, view: PlanReader): readonly string[] {
  if (property !== scaledBy.property) return [];
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
