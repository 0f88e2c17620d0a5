/** A plan indexed for drawing. */
import type { Plan, PlanResource } from "../../plan/types.ts";
import { targetsOf } from "../edges.ts";

export class PictureView {
  readonly plan: Plan;
  readonly #byId: ReadonlyMap<string, PlanResource>;
  readonly #users = new Map<string, PlanResource[]>();

  constructor(plan: Plan) {
    this.plan = plan;
    this.#byId = new Map(plan.resources.map((resource) => [resource.id, resource]));
    for (const resource of plan.resources) {
      for (const id of new Set(Object.values(resource.inputs).flatMap((value) => [...targetsOf(value)]))) {
        const users = this.#users.get(id);
        if (users === undefined) this.#users.set(id, [resource]);
        else users.push(resource);
      }
    }
  }

  byId(id: string | undefined): PlanResource | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** In the plan's order. */
  ofType(...types: readonly string[]): readonly PlanResource[] {
    return this.plan.resources.filter(({ type }) => types.includes(type));
  }

  /** Resources whose inputs refer to `id`. */
  usersOf(id: string): readonly PlanResource[] {
    return this.#users.get(id) ?? [];
  }

  /** Resources that one property of `resource` refers to. */
  targets(resource: PlanResource, property: string): readonly PlanResource[] {
    return [...targetsOf(resource.inputs[property])].flatMap((id) => this.byId(id) ?? []);
  }
}
