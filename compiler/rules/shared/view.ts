/** A plan, indexed for judgement. */
import type { Plan, PlanResource, PlanValue } from "../../plan/types.ts";
import { statementsOf, type Statement } from "./statements.ts";
import { document, list, records, refId } from "./values.ts";

export { document, isRecord, refId } from "./values.ts";

export class PlanView {
  readonly plan: Plan;
  readonly #byType = new Map<string, PlanResource[]>();
  readonly #byId = new Map<string, PlanResource>();
  #statements: readonly Statement[] | undefined;

  constructor(plan: Plan) {
    this.plan = plan;
    for (const resource of plan.resources) {
      const type = canonicalType(resource.type);
      this.#byId.set(resource.id, resource);
      const known = this.#byType.get(type);
      if (known === undefined) this.#byType.set(type, [resource]);
      else known.push(resource);
    }
  }

  ofType(type: string): readonly PlanResource[] {
    return this.#byType.get(type) ?? [];
  }

  byId(id: string): PlanResource | undefined {
    return this.#byId.get(id);
  }

  /** The resource that a value refers to, when the value is a `$ref`. */
  target(value: PlanValue | undefined): PlanResource | undefined {
    const id = refId(value);
    return id === undefined ? undefined : this.byId(id);
  }

  /** Every statement of every policy in the plan. */
  statements(): readonly Statement[] {
    this.#statements ??= this.plan.resources.flatMap(statementsOf);
    return this.#statements;
  }

  /** The account that the plan is for, as the provider is told. */
  get accounts(): readonly PlanValue[] {
    return list(this.plan.providers["aws"]?.inputs["allowedAccountIds"]);
  }
}

/** The provider has load balancers under two names. */
function canonicalType(type: string): string {
  return type.replace(/^aws:alb\//, "aws:lb/");
}

/** Container definitions of every task definition. */
export function* containers(
  view: PlanView,
): Iterable<{ readonly resource: PlanResource; readonly container: Readonly<Record<string, PlanValue>> }> {
  for (const resource of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
    for (const container of records(document(resource.inputs["containerDefinitions"]))) yield { resource, container };
  }
}
