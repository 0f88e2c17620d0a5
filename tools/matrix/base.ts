/** What every combination is laid over, itself laid over the frozen prod: waivers for every control that a combination may switch off. */
import { securityRules } from "../../compiler/rules/index.ts";

/** A replica needs a source of its own size class; sizes do not matter to the switches. */
export const base: Readonly<Record<string, unknown>> = {
  environment: "matrix",
  rds: { rdsInstanceClass: "db.r6g.large" },
  waivers: securityRules
    .filter(({ security: { optional, prodWaiver } }) => optional !== "never" && prodWaiver !== undefined)
    .map(({ name }) => ({ rule: name, reason: "The matrix judges the plan, not the choice.", until: "2099-12-31", price: 1 })),
};
