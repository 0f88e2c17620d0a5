import type { Environment } from "../../model/types.ts";
import type { Lowered } from "../../plan/builder/draft.ts";
import type { CostFunction } from "../../pricing/context.ts";

/** A module: a section of the spec and a component of the stack. The `index.ts` of its folder exports one of these. */
export interface ModuleDefinition {
  /** Name of its spec section, `rds`. */
  readonly name: string;
  /**
   * Environment → resources. Pure, and independent of how other modules lower: use the handles in their `refs.ts` to refer to their
   * resources. The plan builder sorts resources by dependency.
   */
  lower(environment: Environment): Lowered;
  /**
   * Cost of the module's resources, computed from the plan alone (`cost.ts` in the module's folder). Omitted when AWS charges for none of
   * them. Evaluated only when prices are needed.
   */
  readonly cost?: CostFunction;
}
