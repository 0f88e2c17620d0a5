/** A plan that tests may change: a deep copy of a real one. */
import type { Plan, PlanResource } from "../../../../compiler/plan/types.ts";

// Plan JSON at arbitrary depth.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

export class MutablePlan {
  // Written over by the changes of a test.
  plan: Json;

  constructor(plan: Plan) {
    this.plan = structuredClone(plan);
  }

  /** Throws when there is no such resource: a mutation that changes nothing proves nothing. */
  resource(id: string): Json {
    const found = this.plan.resources.find((each: PlanResource) => each.id === id);
    if (found === undefined) throw new Error(`${id} is not planned`);
    return found;
  }

  inputs(id: string): Json {
    return this.resource(id).inputs;
  }

  /** Sets an input at a path, or removes it. Throws when what holds it is not there. */
  set(id: string, path: string | readonly string[], value: unknown): void {
    const steps = typeof path === "string" ? path.split(".") : path;
    const last = steps.at(-1)!;
    const holder = steps.slice(0, -1).reduce((node, step) => node?.[step], this.inputs(id));
    if (holder === undefined) throw new Error(`${id} has no ${steps.join(".")}`);
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  }

  remove(id: string): void {
    const index = this.plan.resources.indexOf(this.resource(id));
    this.plan.resources.splice(index, 1);
  }

  add(id: string, type: string, inputs: Readonly<Record<string, unknown>>): void {
    this.plan.resources.push({ id, module: "extraResources", type, inputs, options: {}, from: {} });
  }

  /** Containers of a task definition. */
  containers(task: string): Json[] {
    return this.inputs(task).containerDefinitions.$json;
  }

  /** The statement of a policy by its `Sid`; the first where `sid` is left out. */
  statement(id: string, property = "policy", sid?: string): Json {
    const statements: Json[] = this.inputs(id)[property].$json.Statement;
    const found = sid === undefined ? statements[0] : statements.find((each) => each.Sid === sid);
    if (found === undefined) throw new Error(`${id} has no statement ${sid}`);
    return found;
  }
}

/** The plan after `change`. */
export function rebuilt(plan: Plan, change: (plan: MutablePlan) => void): Plan {
  const copy = new MutablePlan(plan);
  change(copy);
  return copy.plan as Plan;
}
