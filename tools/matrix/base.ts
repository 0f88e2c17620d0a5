/** What every combination is laid over: spec/prod.yaml, with waivers for every control that a combination may switch off. */
import { securityRows } from "../../compiler/rules/security-rows.ts";

/** A replica needs a source of its own size class; sizes do not matter to the switches. */
export const base: Readonly<Record<string, unknown>> = {
  environment: "matrix",
  rds: { rdsInstanceClass: "db.r6g.large" },
  waivers: securityRows
    .filter(({ strictness, prodWaiver }) => strictness !== "N" && prodWaiver !== undefined)
    .map(({ code }) => ({ rule: code, reason: "The matrix judges the plan, not the choice.", until: "2099-12-31", price: 1 })),
};
