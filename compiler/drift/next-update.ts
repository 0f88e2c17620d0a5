/** What the next `pulumi up` does about drift if nobody edits the spec, and what that means. */
import { assess, type Assessment } from "../change/danger/index.ts";
import { changeOf } from "../change/operations/index.ts";
import { isExpression } from "../plan/expressions.ts";
import { quoted } from "../plan/known.ts";
import type { Plan, PlanInputs, PlanOptions, PlanResource, PlanValue } from "../plan/types.ts";
import { isRecord } from "../plan/values.ts";
import type { DriftedProperty } from "./compare.ts";
import { record, type StateResource } from "./state.ts";

/** Sets the property back to what the plan says. Undefined if the engine sees no difference. Nothing is said about secret values. */
export function undoing({ id, path, whole, hidden }: DriftedProperty, plan: Plan): Assessment | undefined {
  const resources = plan.resources.map((each) => (each.id === id ? { ...each, inputs: inputsWith(each.inputs, path, whole) } : each));
  const found = assessmentsOf({ ...plan, resources }, plan).find(({ operation }) => operation.id === id);
  return found === undefined || !hidden ? found : { ...found, notices: [] };
}

/** Tags are compared by themselves; what the provider adds is in no program. */
const notFromPrograms = /^(tags|tagsAll|region|__.*)$/;

/**
 * Properties that the state has and the plan does not set, and that an update removes. Of the others, the provider takes what is there.
 * An import makes everything that AWS has an input, so nothing is known of imported resources.
 */
export function removedByUpdate(resource: PlanResource, { inputs, imported }: StateResource, plan: Plan): readonly string[] {
  const defaults = new Set(Array.isArray(inputs["__defaults"]) ? inputs["__defaults"] : []);
  const isMore = (name: string) => !Object.hasOwn(resource.inputs, name) && !notFromPrograms.test(name) && !defaults.has(name);
  const more = Object.entries(inputs).filter(([name]) => isMore(name));
  if (more.length === 0 || imported) return [];
  const deployed = { ...resource, inputs: { ...resource.inputs, ...(quoted(Object.fromEntries(more)) as PlanInputs) } };
  // Without the other resources, references count as changes, too.
  const { operations } = changeOf({ ...plan, resources: [deployed] }, { ...plan, resources: [resource] });
  const removed = new Set(operations.flatMap(({ properties }) => properties.map(({ name }) => name)));
  return more.flatMap(([name]) => (removed.has(name) ? [name] : []));
}

/** Does a new resource lack data that the one before it had? */
export function startsEmpty(resource: PlanResource, plan: Plan): boolean {
  return changeOf(undefined, { ...plan, resources: [resource] }).operations.some(({ stateful, copy }) => stateful && !copy);
}

/** Deletes what no plan knows. */
export function deleting(resource: StateResource, plan: Plan): Assessment {
  return deletionOf(resource, { protect: resource.protected, retainOnDelete: resource.retained }, plan);
}

/** Deletes what a replacement left over. Pulumi does not ask again whether it is protected. */
export function cleaningUp(resource: StateResource, plan: Plan): Assessment {
  return deletionOf(resource, { retainOnDelete: resource.retained }, plan);
}

function deletionOf({ name, type, inputs }: StateResource, options: PlanOptions, plan: Plan): Assessment {
  const resource: PlanResource = { id: name, module: "", type, inputs: quoted(inputs) as PlanInputs, options, from: {} };
  return assessmentsOf({ ...plan, resources: [resource] }, { ...plan, resources: [] })[0]!;
}

function assessmentsOf(before: Plan, after: Plan): readonly Assessment[] {
  return assess(before, after, changeOf(before, after));
}

/** The planned inputs with what the state has at the path. All else stays as planned, so that nothing else differs. */
function inputsWith(inputs: PlanInputs, [property, ...rest]: readonly string[], whole: unknown): PlanInputs {
  const { [property!]: planned, ...others } = inputs;
  const value = valueWith(planned, rest, whole);
  return value === undefined ? others : { ...others, [property!]: value };
}

function valueWith(planned: PlanValue | undefined, [step, ...rest]: readonly string[], actual: unknown): PlanValue | undefined {
  if (step === undefined || !isRecord(planned) || isExpression(planned)) return actual === undefined ? undefined : quoted(actual);
  return inputsWith(planned, [step, ...rest], record(actual)?.[step]);
}
