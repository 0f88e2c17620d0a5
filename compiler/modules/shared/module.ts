import type { Environment } from "../../model/types.ts";
import type { Lowered } from "../../plan/builder/draft.ts";
import type { CostFunction } from "../../pricing/context.ts";

/** One of the modules: a section of the spec and a component of the stack. Its folder's `index.ts` exports one of these. */
export interface ModuleDefinition {
  /** Section of the spec, `rds`. */
  readonly name: string;
  /**
   * Environment → resources. Pure, and independent of every other module's lowering: other modules' resources are
   * referred to by the handles in their `refs.ts`, and the plan's builder finds the order.
   */
  lower(environment: Environment): Lowered;
  /**
   * What its resources cost, from the plan alone: `cost.ts` beside the lowering. Left out where nothing that it plans is charged.
   * Evaluated only when somebody asks for prices.
   */
  readonly cost?: CostFunction;
}
