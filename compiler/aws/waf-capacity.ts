/** WCU of the statements that this project writes itself (AWS WAF developer guide, rule statements; those of managed groups: waf.ts). */

/** A rate-based statement on the source address. */
const rateBased = 2;
/** A match of the URI path, exact or from its start. */
const pathMatch = 2;
const textTransformation = 10;

/** WCU of a rate limit for so many path patterns, each matched after one text transformation; for 0 of them it counts every request. */
export function rateLimitCapacity(pathPatterns: number): number {
  return rateBased + pathPatterns * (pathMatch + textTransformation);
}
