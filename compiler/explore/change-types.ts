/** The change of an environment, as `diff` computes it. Texts are those of `diff`: the page decides where they stand. */
import type { OperationKind } from "../change/types.ts";
import type { PlanResource, PlanValue, PlanWaiver } from "../plan/types.ts";

export interface ExploreChange {
  /** `origin/main:spec/prod.yaml`; absent for a new environment. */
  readonly from?: string;
  /** Absent for a removed environment, whose page shows the plan before. */
  readonly to?: string;
  /** What happens to the environment, the most important first. */
  readonly headline: readonly string[];
  /** The worst first. */
  readonly effects: readonly ExploreEffect[];
  /** What else a reviewer must know, by urgency. */
  readonly sections: readonly ExploreSection[];
  /** The pull requests that the change must become; empty if one is enough. */
  readonly parts: readonly { readonly title: string; readonly patch: string }[];
  /** Absent if neither side has prices. */
  readonly cost?: ExploreCostChange;
  /** Absent if a side is a plan without its spec. */
  readonly rules?: ExploreRules;
  /** Resources that the plan before the change has, and the one after it has not. */
  readonly deleted: readonly PlanResource[];
}

/** `error`: something may be lost; `warning`: somebody notices. */
export type Tone = "error" | "warning" | "plain";

/** An operation on a resource, what it means, and why it happens. */
export interface ExploreEffect {
  /** Of a deleted resource, its ID before the change. */
  readonly id: string;
  readonly type: string;
  readonly kind: OperationKind;
  /** `replace (delete first) engine (postgres → mysql)`. */
  readonly operation: string;
  readonly danger: string;
  readonly tone: Tone;
  readonly notices: readonly string[];
  readonly downtime?: { readonly text: string; readonly source: string };
  readonly causes: readonly ExploreEdit[];
  /** Resources through which the cause reaches this one, the nearest first. */
  readonly chain: readonly string[];
  readonly properties: readonly ExploreProperty[];
}

/** An edited key; without a line if the spec is not at hand. */
export interface ExploreEdit {
  readonly key: string;
  readonly file?: string;
  readonly line?: number;
}

export interface ExploreProperty {
  readonly name: string;
  /** Absent if the property is not set. */
  readonly before?: PlanValue;
  readonly after?: PlanValue;
  /** The property causes the replacement. */
  readonly replaces: boolean;
  /** `ignoreChanges` keeps the deployed value. */
  readonly ignored: boolean;
  /** Resources whose operations make the value unknown until they are done. */
  readonly through: readonly string[];
  /** Spec keys and rules, as in the plan's `from`. */
  readonly from: readonly string[];
}

export interface ExploreSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** USD a month. */
export interface Amounts {
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

export interface ExploreCostChange {
  /** `569.69 → 635.39 USD a month (+65.70)`. */
  readonly text: string;
  readonly total: Amounts;
  /** Every module with a cost on either side, the largest change first. They add up to the total. */
  readonly modules: readonly (Amounts & { readonly module: string })[];
  /** Resources whose cost differs, the largest change first. */
  readonly resources: readonly (Amounts & { readonly module: string; readonly resource: string })[];
}

export interface ExploreRules {
  readonly violated: readonly ExploreRule[];
  readonly fixed: readonly ExploreRule[];
  /** Violated before and after the change. */
  readonly unchanged: readonly ExploreRule[];
  readonly waived: readonly PlanWaiver[];
  readonly unwaived: readonly PlanWaiver[];
}

export interface ExploreRule {
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly key?: string;
  readonly message: string;
}

/** The change in the page, except for its effects, which come in parts, and the deleted resources, which are the last of all resources. */
export interface PageChange extends Omit<ExploreChange, "effects" | "deleted"> {
  readonly deleted: number;
}
