/** Application Load Balancers: TLS security policies, and what one listener rule takes. */
import table from "../../generated/aws/tls-policies.json" with { type: "json" };
import { unpack } from "./nearest.ts";

/** Where load balancers have actions. */
export const actionPlaces = [
  ["aws:lb/listener:Listener", "defaultActions"],
  ["aws:lb/listenerRule:ListenerRule", "actions"],
] as const;

/** Minimum TLS versions of policies. */
export type TlsVersion = keyof typeof table.policies;

/** Policies that Security Hub control ELB.17 recommends. The first is the default of the AWS console. */
export function recommendedTlsPolicies(): string[] {
  return unpack(table.recommended);
}

/** Is `name` a policy of Application Load Balancers? */
export function isTlsPolicy(name: string): boolean {
  return minimumTlsVersion(name) !== undefined;
}

/** Is `name` a recommended policy? */
export function isRecommendedTlsPolicy(name: string): boolean {
  return recommendedTlsPolicies().includes(name);
}

/** Lowest TLS version that the policy accepts; undefined for an unknown policy. */
export function minimumTlsVersion(name: string): TlsVersion | undefined {
  const versions = Object.keys(table.policies) as TlsVersion[];
  return versions.find((version) => unpack(table.policies[version]).includes(name));
}

/** Values of all conditions of a listener rule (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html). */
export const mostRuleValues = 5;

/**
 * Wildcards in the values of a listener rule, from the same page. The page on quotas says 6, which old accounts have; accounts report 5
 * (`aws elbv2 describe-account-limits`, `condition-wildcards-per-alb-rule`).
 */
export const mostRuleWildcards = 5;
