import type { CostReport } from "../index.ts";

/** The cost of a spec. */
export interface PricedSpec {
  /** Name of its plan, `prod`. */
  readonly name: string;
  /** The spec's path relative to the project. */
  readonly file: string;
  readonly report: CostReport;
  /** Does it belong to another project? Its name then says nothing about the reference (reference.ts). */
  readonly isForeign?: boolean;
}
