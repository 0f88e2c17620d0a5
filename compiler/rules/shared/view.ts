/** A plan as policy rules read it. */
import type { Plan, PlanResource } from "../../plan/types.ts";
import { evaluatedResources, isHandWritten } from "../../plan/hand-written.ts";
import { PlanReader, readerOf } from "../../plan/reader.ts";
import { dependenciesOf } from "../../plan/references.ts";
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

  constructor(plan: Plan, part?: { readonly of: PolicyView; readonly resources: readonly PlanResource[] }) {
    super({ ...plan, resources: part?.resources ?? evaluatedResources(plan.resources) }, "nothing", part?.of);
    this.original = plan;
  }

  /** The part of the plan that a change of these resources can reach: they, and what refers to them, also through others. */
  reachedBy(ids: Iterable<string>): PolicyView {
    const reached = new Set(ids);
    let size: number;
    do {
      size = reached.size;
      for (const resource of this.original.resources)
        if (!reached.has(resource.id) && [...dependenciesOf(resource)].some((id) => reached.has(id))) reached.add(resource.id);
    } while (reached.size > size);
    return new PolicyView(this.original, { of: this, resources: this.plan.resources.filter(({ id }) => reached.has(id)) });
  }

  /** Resources of a type as the plan has them, for a look at their documents without evaluating these. */
  originals(type: string): readonly PlanResource[] {
    return readerOf(this.original).ofType(type);
  }

  /**
   * Every resource, for a search for references. Evaluating a value keeps them, except those that somebody wrote by hand, and takes longer than
   * the search: only hand-written resources are evaluated.
   */
  *referring(): Iterable<PlanResource> {
    for (const resource of this.original.resources) yield isHandWritten(resource) ? this.byId(resource.id)! : resource;
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

/** Container definitions of every task definition. */
export function* containers(view: PlanReader): Iterable<{ readonly resource: PlanResource; readonly container: PlanRecord }> {
  for (const resource of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
    const definitions = view.document(resource.inputs["containerDefinitions"]);
    if (definitions.state !== "known") continue;
    for (const container of records(definitions.value)) yield { resource, container };
  }
}
