/** WCU of this project's own rule statements (AWS WAF Developer Guide, "Rule statements"). For managed rule groups see waf.ts. */

/** A rate-based statement that aggregates by source IP address. */
const rateBased = 2;
/** A URI path match, exact or by prefix. */
const pathMatch = 2;
const textTransformation = 10;

/** WCU of a rate limit on this number of path patterns, each with one text transformation. With 0 patterns, it counts every request. */
export function rateLimitCapacity(pathPatterns: number): number {
  return rateBased + pathPatterns * (pathMatch + textTransformation);
}
