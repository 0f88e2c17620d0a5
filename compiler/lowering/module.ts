import type { Environment } from "../model/types.ts";
import type { Lowered } from "../plan/draft.ts";

/** One of the modules: a section of the spec and a component of the stack. Its folder's `index.ts` exports one of these. */
export interface ModuleDefinition {
  /** Section of the spec, `rds`. */
  readonly name: string;
  /**
   * Environment → resources. Pure, and independent of every other module's lowering: other modules' resources are
   * referred to by the handles in their `refs.ts`, and the plan's builder finds the order.
   */
  lower(environment: Environment): Lowered;
}
