/** Compares a refreshed state with a plan: what AWS has that the plan does not say, and the other way round. */
import type { Plan, PlanInputs, PlanResource } from "../plan/types.ts";
import { differences, type Difference } from "./differences.ts";
import { expected, type StateOf } from "./expected.ts";
import { removedByUpdate } from "./next-update.ts";
import { isScheduled } from "./schedules.ts";
import { holdsMarked, type State, type StateResource } from "./state.ts";
import { tagDifferences } from "./tags.ts";

/** A property of a planned resource that differs. */
export interface DriftedProperty extends Difference {
  readonly id: string;
  readonly type: string;
  /** Spec keys and rules that cause the property. */
  readonly from: readonly string[];
  /** A secret is below the value, so that nothing of it is shown. */
  readonly hidden: boolean;
  /** In the state: the whole value of the property in which the path begins. */
  readonly whole: unknown;
}

/** A property that differs as it should. */
export interface Unchanged {
  readonly id: string;
  readonly property: string;
}

export interface Drift {
  readonly properties: readonly DriftedProperty[];
  /** In the state and not in the plan: the next `pulumi up` deletes them. */
  readonly unplanned: readonly StateResource[];
  /** What an interrupted update replaced and did not delete: the next `pulumi up` deletes it. */
  readonly leftOver: readonly StateResource[];
  /** In the plan and not in the state: the next `pulumi up` creates them. */
  readonly missing: readonly PlanResource[];
  /** Marked by `pulumi state taint`: the next `pulumi up` replaces them, whether they differ or not. */
  readonly tainted: readonly PlanResource[];
  /** Differences of properties that `ignoreChanges` names, such as counts that autoscaling owns. */
  readonly ignored: readonly Unchanged[];
  /** Limits of autoscaling that its scheduled actions have set. */
  readonly scheduled: readonly Unchanged[];
}

/**
 * What differs. Of the properties that the plan does not set, only those count that an update would remove: for most, the provider takes
 * what is there. A secret and text from stack config are never a difference.
 */
export function driftOf(plan: Plan, state: State): Drift {
  const live = new Map(
    state.resources.filter(({ condemned }) => !condemned).map((resource) => [keyOf(resource.name, resource.type), resource]),
  );
  const found = new Map(plan.resources.map((resource) => [resource.id, stateOfPlanned(resource, live)]));
  const stateOf: StateOf = (id) => found.get(id);
  const all = plan.resources.flatMap((resource) => {
    const actual = found.get(resource.id);
    return actual === undefined ? [] : propertiesOf(resource, actual, plan, stateOf);
  });
  const known = new Set(found.values());
  const ignoring = new Set(
    plan.resources.flatMap(({ id, options }) => (options.ignoreChanges ?? []).map((property) => `${id} ${rootOf(property)}`)),
  );
  const ignored = all.filter(({ id, path }) => ignoring.has(`${id} ${path[0]}`));
  const scheduled = all.filter((each) => !ignored.includes(each) && isScheduled(each, plan, stateOf));
  const told = new Set([...ignored, ...scheduled]);
  return {
    properties: all.filter((each) => !told.has(each)),
    unplanned: state.resources.filter((resource) => !resource.condemned && !known.has(resource)),
    leftOver: state.resources.filter(({ condemned }) => condemned),
    missing: plan.resources.filter(({ id }) => found.get(id) === undefined),
    tainted: plan.resources.filter(({ id }) => found.get(id)?.tainted === true),
    ignored: ignored.map(unchanged),
    scheduled: scheduled.map(unchanged),
  };
}

function unchanged({ id, path }: DriftedProperty): Unchanged {
  return { id, property: path[0]! };
}

function propertiesOf(resource: PlanResource, actual: StateResource, plan: Plan, stateOf: StateOf): readonly DriftedProperty[] {
  const { id, type, inputs, from } = resource;
  const inAll = (property: string, whole: unknown, found: readonly Difference[]): readonly DriftedProperty[] =>
    found.map((difference) => ({
      ...{ id, type, from: from[property] ?? [], whole },
      ...difference,
      hidden: holdsMarked(difference.actual) || holdsMarked(difference.expected),
    }));
  const tags = tagDifferences(resource, actual, plan, stateOf);
  const { tags: own = {}, ...others } = inputs;
  // An update removes tags that the plan does not set, unlike most other properties.
  const withTags: PlanInputs = actual.inputs["tags"] === undefined ? inputs : { ...inputs, tags: own };
  const compared: PlanInputs = tags === undefined ? withTags : others;
  return [
    ...Object.entries(compared).flatMap(([property, value]) => {
      const whole = actual.inputs[property];
      return inAll(property, whole, differences(expected(value, stateOf), whole, [property]));
    }),
    ...(tags === undefined ? [] : inAll("tags", tags.whole, tags.differences)),
    ...removedByUpdate(resource, actual, plan).flatMap((property) => {
      const whole = actual.inputs[property];
      return inAll(property, whole, differences(undefined, whole, [property]));
    }),
  ];
}

/** By its name, or by one that an alias states. */
function stateOfPlanned({ id, type, options }: PlanResource, live: ReadonlyMap<string, StateResource>): StateResource | undefined {
  const names = [{ id, type }, ...(options.aliases ?? []).map((alias) => ({ id: alias.id ?? id, type: alias.type ?? type }))];
  return names.map((name) => live.get(keyOf(name.id, name.type))).find((each) => each !== undefined);
}

/** Two types may share a name. */
function keyOf(name: string, type: string): string {
  return `${type} ${name}`;
}

function rootOf(property: string): string {
  return property.split(/[.[]/)[0]!;
}
