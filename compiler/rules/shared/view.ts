/** A plan as policy rules read it. */
import type { Plan, PlanResource } from "../../plan/types.ts";
import { evaluated } from "../../plan/known.ts";
import { PlanReader, readerOf } from "../../plan/reader.ts";
import { records, type PlanRecord } from "../../plan/values.ts";
import { policiesOf, type PolicyDocument, type Statement } from "./statements.ts";

/**
 * A plan reader with queries that only rules need. Stack config is unknown to rules. Everything in inputs that is known before deployment is
 * evaluated, so that no rule has to look behind `$secret`, `$literal` or `$concat`; references are kept, because most rules follow them.
 */
export class PolicyView extends PlanReader {
  #policies: readonly PolicyDocument[] | undefined;
  #statements: readonly Statement[] | undefined;
  #originals: ReadonlyMap<string, PlanResource> | undefined;

  /** The plan as it is, with the marks of secrets that the view evaluates. */
  readonly original: Plan;

  constructor(plan: Plan) {
    super({ ...plan, resources: plan.resources.map(evaluated) }, "nothing");
    this.original = plan;
  }

  /** Resources of a type as the plan has them, for a look at their documents without evaluating these. */
  originals(type: string): readonly PlanResource[] {
    return readerOf(this.original).ofType(type);
  }

  /** Is any part of the input marked as secret? Messages do not quote it. */
  isSecret(id: string, property: string): boolean {
    this.#originals ??= new Map(this.original.resources.map((resource) => [resource.id, resource]));
    const found = this.resolve(this.#originals.get(id)?.inputs[property]);
    return found.state !== "absent" && found.secret;
  }

  /** Every policy document in the plan. */
  policies(): readonly PolicyDocument[] {
    this.#policies ??= this.plan.resources.flatMap((resource) => policiesOf(this, resource));
    return this.#policies;
  }

  /** Every statement of every policy in the plan. */
  statements(): readonly Statement[] {
    this.#statements ??= this.policies().flatMap(({ statements }) => statements);
    return this.#statements;
  }
}

/** Did the spec write values of the resource itself, in `overrides` or `extraResources`? Everything else comes from modules. */
export function isHandWritten({ module, from }: PlanResource): boolean {
  return module === "extraResources" || Object.values(from).some((causes) => causes.some((cause) => cause.startsWith("overrides.")));
}

/** Container definitions of every task definition. */
export function* containers(view: PlanReader): Iterable<{ readonly resource: PlanResource; readonly container: PlanRecord }> {
  for (const resource of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
    const definitions = view.document(resource.inputs["containerDefinitions"]);
    if (definitions.state !== "known") continue;
    for (const container of records(definitions.value)) yield { resource, container };
  }
}
