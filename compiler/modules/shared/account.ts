/** Account, partition and ARN helpers. */
import { partitionOfRegion } from "../../aws/arns.ts";
import type { Environment } from "../../model/types.ts";
import { concat, data, type Expr } from "../../plan/builder/expr.ts";
import type { Lowered } from "../../plan/builder/draft.ts";

/** Data calls for the account. Every module that uses `accountId` returns them; the builder merges duplicates. */
export const accountData = {
  "caller-identity": { function: "aws:index/getCallerIdentity:getCallerIdentity", inputs: {} },
} as const satisfies NonNullable<Lowered["data"]>;

/** The 12-digit id of the account that the plan is deployed to; known only at deployment. */
export const accountId: Expr<string> = data("caller-identity", "accountId");

/** `aws`, `aws-cn` or `aws-us-gov`, depending on the region. */
export function partitionOf(environment: Environment): string {
  return partitionOfRegion(environment.region);
}

/** `arn:<partition>:<service>:<region>:<account>:<resource>`, in the environment's region unless stated. */
export function arnOf(environment: Environment, service: string, resource: unknown, region = environment.region): Expr<string> {
  return concat(`arn:${partitionOf(environment)}:${service}:${region}:`, accountId, ":", resource);
}

/**
 * `<service>.<region>.amazonaws.com`, as used in `kms:ViaService` and in regional service principals. China regions have another domain.
 */
export function serviceEndpoint(environment: Environment, service: string, region = environment.region): string {
  return `${service}.${region}.${partitionOf(environment) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}`;
}
