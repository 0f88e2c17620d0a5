/** What every combination changes in the frozen prod, whatever its switches. */
import { securityRules } from "../../compiler/rules/index.ts";

/** A replica's source must have the replica's size class. Sizes do not affect the switches. */
export const base: Readonly<Record<string, unknown>> = {
  environment: "matrix",
  rds: { rdsInstanceClass: "db.r6g.large" },
};

/** Waivers of every control that the class allows to waive. */
export function waiversOf(environmentClass: "dev" | "prod"): readonly unknown[] {
  return securityRules
    .filter(({ security: { optional, prodWaiver } }) => optional !== "never" && (environmentClass === "dev" || prodWaiver !== undefined))
    .map(({ name }) => ({ rule: name, reason: "The matrix judges the plan, not the choice.", until: "2099-12-31", price: 1 }));
}
