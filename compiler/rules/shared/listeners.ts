/** Types of load balancers and listeners that rules must distinguish. */
import type { PlanResource } from "../../plan/types.ts";

/** Network and Gateway Load Balancers do not process HTTP. */
export function isNotApplication({ inputs }: PlanResource): boolean {
  return inputs["loadBalancerType"] === "network" || inputs["loadBalancerType"] === "gateway";
}

export function isTlsListener({ inputs }: PlanResource): boolean {
  return inputs["protocol"] === "HTTPS" || inputs["protocol"] === "TLS";
}
