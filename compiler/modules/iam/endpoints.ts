import { partitionOf } from "../shared/account.ts";
import type { Environment } from "../../model/types.ts";

/**
 * `<service>.<region>.amazonaws.com`, as used in `kms:ViaService` and in regional service principals. China regions have another domain.
 */
export function serviceEndpoint(environment: Environment, service: string, region = environment.region): string {
  return `${service}.${region}.${partitionOf(environment) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}`;
}
