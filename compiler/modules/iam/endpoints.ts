import { partitionOf } from "../shared/account.ts";
import type { Environment } from "../../model/types.ts";

/** `<service>.<region>.amazonaws.com`, as `kms:ViaService` and regional service principals name it; China has a domain of its own. */
export function serviceEndpoint(environment: Environment, service: string): string {
  return `${service}.${environment.region}.${partitionOf(environment) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}`;
}
