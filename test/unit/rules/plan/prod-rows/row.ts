/** What it means on a plan that a security row is emitted. */
import type { PlanResource, PlanValue } from "../../../../../compiler/plan/types.ts";
import { refId } from "../../../../../compiler/plan/references.ts";
import type { PolicyView } from "../../../../../compiler/rules/shared/view.ts";
import type { MutablePlan } from "../mutable-plan.ts";

/** A change of the spec, or of the plan. */
export type Change = { readonly spec: Readonly<Record<string, unknown>> } | { readonly plan: (plan: MutablePlan) => void };

export interface ProdRow {
  readonly holds: (view: PolicyView) => boolean;
  /** Each makes an environment with every control lose the row. */
  readonly loses: Readonly<Record<string, Change>>;
  /** Of a row that no environment has: makes one gain it. */
  readonly gains?: Readonly<Record<string, Change>>;
}

/** Rows by code. */
export type ProdRows = Readonly<Record<string, ProdRow>>;

/** There are resources of the type, and all of them pass. */
export function every(view: PolicyView, type: string, passes: (resource: PlanResource) => boolean): boolean {
  const all = view.ofType(type);
  return all.length > 0 && all.every(passes);
}

/** The value is the ARN or id of a key that the plan makes. */
export function isOwnKey(view: PolicyView, value: PlanValue | undefined): boolean {
  return view.target(value)?.type === "aws:kms/key:Key";
}

/** Ids of what the property of the type's resources refers to. */
export function linked(view: PolicyView, type: string, property: string): ReadonlySet<string | undefined> {
  return new Set(view.ofType(type).map(({ inputs }) => refId(inputs[property])));
}

/** Databases that are no copy of another. */
export function sources(view: PolicyView): readonly PlanResource[] {
  return view.ofType("aws:rds/instance:Instance").filter(({ inputs }) => inputs["replicateSourceDb"] === undefined);
}

/** A change of the spec. */
export function spec(change: Readonly<Record<string, unknown>>): Change {
  return { spec: change };
}

/** A change of the plan. */
export function plan(change: (plan: MutablePlan) => void): Change {
  return { plan: change };
}
