/** Load balancers of other kinds than an application's, and listeners without TLS: what rows do not speak of. */
import type { PlanResource } from "../../plan/types.ts";

/** Network and gateway load balancers do not read HTTP. */
export function isNotApplication({ inputs }: PlanResource): boolean {
  return inputs["loadBalancerType"] === "network" || inputs["loadBalancerType"] === "gateway";
}

export function isTlsListener({ inputs }: PlanResource): boolean {
  return inputs["protocol"] === "HTTPS" || inputs["protocol"] === "TLS";
}
