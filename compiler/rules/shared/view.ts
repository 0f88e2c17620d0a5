/** A plan as policy rules read it. */
import type { Plan, PlanResource, PlanValue } from "../../plan/types.ts";
import { PlanReader } from "../../plan/reader.ts";
import { list, records, type PlanRecord } from "../../plan/values.ts";
import { statementsOf, type Statement } from "./statements.ts";

/** A plan reader with queries that only rules need. Stack config is unknown to rules. */
export class PolicyView extends PlanReader {
  #statements: readonly Statement[] | undefined;

  constructor(plan: Plan) {
    super(plan, "nothing");
  }

  /** Every statement of every policy in the plan. */
  statements(): readonly Statement[] {
    this.#statements ??= this.plan.resources.flatMap((resource) => statementsOf(this, resource));
    return this.#statements;
  }

  /** The account ids that the provider is restricted to. */
  get accounts(): readonly PlanValue[] {
    return list(this.plan.providers["aws"]?.inputs["allowedAccountIds"]);
  }
}

/** Container definitions of every task definition. */
export function* containers(view: PlanReader): Iterable<{ readonly resource: PlanResource; readonly container: PlanRecord }> {
  for (const resource of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
    const definitions = view.document(resource.inputs["containerDefinitions"]);
    if (definitions.state !== "known") continue;
    for (const container of records(definitions.value)) yield { resource, container };
  }
}
