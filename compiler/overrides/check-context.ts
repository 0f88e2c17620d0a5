import type { PlanResource } from "../plan/types.ts";
import type { ExpressionTypes } from "../provider/check-state.ts";
import type { OptionContext } from "./resource-options.ts";

/** What checks of overrides and extra resources need. */
export interface CheckContext extends OptionContext {
  readonly expressions: ExpressionTypes;
  readonly resources: ReadonlyMap<string, PlanResource>;
}
