/** What an explorer is made of. Everything comes from whoever calls it: the explorer itself knows no other consumer of the plan. */
import type { Plan, PlanWaiver } from "../plan/types.ts";

/** One environment of a page. */
export interface ExploreEnvironment {
  readonly plan: Plan;
  /** SVG of the environment, without a style sheet; markup that this project made, not the plan's text. */
  readonly picture: string;
  readonly edges: readonly ExploreEdge[];
  /** Where each spec key that the plan's `from` names got its value. */
  readonly causes: Readonly<Record<string, ExploreCause>>;
  readonly findings: readonly ExploreFinding[];
  /** Left out where nothing is known of prices. */
  readonly costs?: readonly ExploreCost[];
}

/** `from` refers to `to` by its inputs `via`. */
export interface ExploreEdge {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
}

/** A key's value, and the line that set it; without a line the value is the default of the environment's class. */
export interface ExploreCause {
  readonly value?: unknown;
  readonly file?: string;
  readonly line?: number;
}

/** What a policy rule found. */
export interface ExploreFinding {
  readonly rule: string;
  readonly resource: string;
  readonly property?: string;
  readonly message: string;
}

/** One line of the bill. */
export interface ExploreCost {
  readonly resource: string;
  readonly item: string;
  readonly kind: "fixed" | "usage";
  /** USD. */
  readonly monthly: number;
}

/** An edge by places of resources, and the inputs that hold the reference. */
export type PageEdge = readonly [from: number, to: number, via: readonly string[]];

/** One environment as it stands in the page, but for its resources and edges: those stand in parts, each of which is read in a moment. */
export interface PageHead {
  readonly project: string;
  readonly environment: string;
  readonly class: string;
  readonly parts: { readonly resources: number; readonly edges: number };
  readonly causes: Readonly<Record<string, ExploreCause>>;
  readonly findings: readonly ExploreFinding[];
  readonly waivers: readonly PlanWaiver[];
  readonly costs?: readonly ExploreCost[];
}
