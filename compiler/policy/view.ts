/** A plan, indexed for judgement. */
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";

/** What a policy rule found, at a property of a planned resource. */
export interface Violation {
  readonly resource: string;
  readonly property?: string;
  readonly message: string;
}

/** One row of the security rules, judged on the plan alone: it must hold however the resource came into the plan. */
export interface PolicyRule {
  /** `SEC-R1`. */
  readonly code: string;
  check(view: PlanView): Iterable<Violation>;
}

/** A statement of an IAM or resource policy, its lists normalised. */
export interface Statement {
  readonly resource: PlanResource;
  readonly property: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly PlanValue[];
  readonly principal: PlanValue | undefined;
  readonly condition: Readonly<Record<string, Readonly<Record<string, PlanValue>>>>;
}

export class PlanView {
  readonly plan: Plan;
  readonly #byType = new Map<string, PlanResource[]>();
  readonly #byId = new Map<string, PlanResource>();
  #statements: readonly Statement[] | undefined;

  constructor(plan: Plan) {
    this.plan = plan;
    for (const resource of plan.resources) {
      this.#byId.set(resource.id, resource);
      const list = this.#byType.get(resource.type);
      if (list === undefined) this.#byType.set(resource.type, [resource]);
      else list.push(resource);
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
    this.#statements ??= this.plan.resources.flatMap((resource) =>
      policyProperties.flatMap((property) => statementsOf(resource, property)),
    );
    return this.#statements;
  }
}

const policyProperties = ["policy", "assumeRolePolicy", "accessPolicy"] as const;

/** The id in `{"$ref": id}`. */
export function refId(value: PlanValue | undefined): string | undefined {
  return isRecord(value) && typeof value["$ref"] === "string" ? value["$ref"] : undefined;
}

declare const narrowed: unique symbol;
/** An object of the plan; the mark makes narrowing keep the index signature where the declared type is a union of expressions. */
export interface PlanRecord extends Readonly<Record<string, PlanValue>> {
  readonly [narrowed]: true;
}

export function isRecord(value: unknown): value is PlanRecord {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The document inside `{"$json": document}`. */
export function document(value: PlanValue | undefined): PlanValue | undefined {
  return isRecord(value) ? value["$json"] : undefined;
}

function statementsOf(resource: PlanResource, property: string): readonly Statement[] {
  const policy = document(resource.inputs[property]);
  if (!isRecord(policy) || !("Statement" in policy)) return [];
  return list(policy["Statement"])
    .filter(isRecord)
    .map((statement) => ({
      resource,
      property,
      effect: String(statement["Effect"]),
      actions: list(statement["Action"]).map(String),
      resources: list(statement["Resource"]),
      principal: statement["Principal"],
      condition: (statement["Condition"] ?? {}) as Statement["condition"],
    }));
}

function list(value: PlanValue | undefined): readonly PlanValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly PlanValue[]) : [value];
}

/** Container definitions of every task definition. */
export function* containers(
  view: PlanView,
): Iterable<{ readonly resource: PlanResource; readonly container: Readonly<Record<string, PlanValue>> }> {
  for (const resource of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
    for (const container of list(document(resource.inputs["containerDefinitions"]))) if (isRecord(container)) yield { resource, container };
  }
}
