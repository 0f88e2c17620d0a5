/** Compares a refreshed state with a plan: what AWS has that the plan does not say, and the other way round. */
import type { Plan, PlanResource } from "../plan/types.ts";
import { differences, type Difference } from "./differences.ts";
import { expected, type StateOf } from "./expected.ts";
import { holdsMarked, type State, type StateResource } from "./state.ts";

/** A property of a planned resource that differs. */
export interface DriftedProperty extends Difference {
  readonly id: string;
  readonly type: string;
  /** Spec keys and rules that cause the property. */
  readonly from: readonly string[];
  /** A secret is below the value, so that nothing of it is shown. */
  readonly hidden: boolean;
}

export interface Drift {
  readonly properties: readonly DriftedProperty[];
  /** In the state and not in the plan: the next `pulumi up` deletes them. */
  readonly unplanned: readonly StateResource[];
  /** In the plan and not in the state: the next `pulumi up` creates them. */
  readonly missing: readonly PlanResource[];
  /** Differences of properties that `ignoreChanges` names, such as counts that autoscaling owns. */
  readonly ignored: readonly { readonly id: string; readonly property: string }[];
}

/**
 * What differs. Only properties that the plan sets are compared: of the others, the engine does not know either what they should be. An
 * unset property, a secret, and what stack config decides are never a difference.
 */
export function driftOf(plan: Plan, state: State): Drift {
  const live = new Map(
    state.resources.filter(({ condemned }) => !condemned).map((resource) => [keyOf(resource.name, resource.type), resource]),
  );
  const found = new Map(plan.resources.map((resource) => [resource.id, stateOfPlanned(resource, live)]));
  const stateOf: StateOf = (id) => found.get(id);
  const all = plan.resources.flatMap((resource) => {
    const actual = found.get(resource.id);
    return actual === undefined ? [] : propertiesOf(resource, actual, stateOf);
  });
  const known = new Set(found.values());
  const ignoring = new Set(
    plan.resources.flatMap(({ id, options }) => (options.ignoreChanges ?? []).map((property) => `${id} ${rootOf(property)}`)),
  );
  const isIgnored = ({ id, path }: DriftedProperty) => ignoring.has(`${id} ${path[0]}`);
  return {
    properties: all.filter((each) => !isIgnored(each)),
    unplanned: state.resources.filter((resource) => !known.has(resource)),
    missing: plan.resources.filter(({ id }) => found.get(id) === undefined),
    ignored: all.filter(isIgnored).map(({ id, path }) => ({ id, property: path[0]! })),
  };
}

function propertiesOf({ id, type, inputs, from }: PlanResource, actual: StateResource, stateOf: StateOf): readonly DriftedProperty[] {
  return Object.entries(inputs).flatMap(([property, value]) =>
    differences(expected(value, stateOf), actual.inputs[property], [property]).map((difference) => ({
      ...{ id, type, from: from[property] ?? [] },
      ...difference,
      hidden: holdsMarked(difference.actual) || holdsMarked(difference.expected),
    })),
  );
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
