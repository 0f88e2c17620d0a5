/** Input of the explorer. The caller provides all of it: the explorer depends on no other consumer of the plan. */
import type { Plan, PlanWaiver } from "../plan/types.ts";
import type { ExploreChange, PageChange } from "./change-types.ts";

/** One environment of a page. */
export interface ExploreEnvironment {
  readonly plan: Plan;
  /** SVG of the environment without a style sheet. This project generates the markup; a plan's text in it is escaped. */
  readonly picture: string;
  readonly edges: readonly ExploreEdge[];
  /** The value and location of each spec key in the plan's `from`. */
  readonly causes: Readonly<Record<string, ExploreCause>>;
  readonly findings: readonly ExploreFinding[];
  /** Absent if there are no prices. */
  readonly costs?: readonly ExploreCost[];
  /** How the environment came to this plan; absent if the page shows it as it is. */
  readonly change?: ExploreChange;
}

/** `from` refers to `to` through its inputs `via`. */
export interface ExploreEdge {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
}

/** A key's value, and the line that sets it. Without a line, the value is the default of the environment's class. */
export interface ExploreCause {
  readonly value?: unknown;
  readonly file?: string;
  readonly line?: number;
}

/** A finding of a policy rule. */
export interface ExploreFinding {
  readonly rule: string;
  readonly resource: string;
  readonly property?: string;
  readonly message: string;
}

/** One cost line. */
export interface ExploreCost {
  readonly resource: string;
  readonly item: string;
  readonly kind: "fixed" | "usage";
  /** USD. */
  readonly monthly: number;
}

/** An edge by indexes of resources, the deleted ones last, and the inputs that hold the reference. */
export type PageEdge = readonly [from: number, to: number, via: readonly string[]];

/** One environment in the page, except for what is split into parts that parse quickly. */
export interface PageHead {
  readonly project: string;
  readonly environment: string;
  readonly class: string;
  readonly parts: { readonly resources: number; readonly edges: number; readonly effects: number };
  readonly causes: Readonly<Record<string, ExploreCause>>;
  readonly findings: readonly ExploreFinding[];
  readonly waivers: readonly PlanWaiver[];
  readonly costs?: readonly ExploreCost[];
  readonly change?: PageChange;
}
