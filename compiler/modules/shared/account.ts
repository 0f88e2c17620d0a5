/** The account, partition and endpoints that ARNs are made of. */
import type { Environment } from "../../model/types.ts";
import { concat, data, type Expr } from "../../plan/builder/expr.ts";
import type { Lowered } from "../../plan/builder/draft.ts";

/** Data calls of the account; whichever module uses `accountId` returns them, the builder keeps one. */
export const accountData = {
  "caller-identity": { function: "aws:index/getCallerIdentity:getCallerIdentity", inputs: {} },
} as const satisfies NonNullable<Lowered["data"]>;

/** The 12 digits of the account that the plan is deployed to, known only at deployment. */
export const accountId: Expr<string> = data("caller-identity", "accountId");

/** `aws`, `aws-cn` or `aws-us-gov`, by region. */
export function partitionOf(environment: Environment): string {
  if (environment.region.startsWith("cn-")) return "aws-cn";
  return environment.region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export function arnOf(environment: Environment, service: string, resource: unknown): Expr<string> {
  return concat(`arn:${partitionOf(environment)}:${service}:${environment.region}:`, accountId, ":", resource);
}
