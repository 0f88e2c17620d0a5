import type { Rule } from "../rule.ts";

/** Highest limit that AWS WAF accepts in a rate-based rule. */
const greatestLimit = 2_000_000_000;

const rule: Rule = {
  severity: "error",
  title: "Global rate limit is below the sum of the other rate limits",
  reason:
    "A global limit below the sum of the others blocks a client before it reaches the limit of any single path, so the other limits never take effect.",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  good: "{waf: {enableWaf: true, wafApiRateLimitPer5Min: 2000, wafSocketRateLimitPer5Min: 5000, wafGlobalRateLimitPer5Min: 7000}}",
  bad: "{waf: {enableWaf: true, wafApiRateLimitPer5Min: 2000, wafSocketRateLimitPer5Min: 5000, wafGlobalRateLimitPer5Min: 4000}}",

  *checkSpec({ spec: { waf } }) {
    if (!waf.enableWaf) return;
    const { wafApiRateLimitPer5Min: api, wafSocketRateLimitPer5Min: socket, wafGlobalRateLimitPer5Min: global } = waf;
    const sum = api + socket;
    const arithmetic = `${api} for the API + ${socket} for sockets = ${sum}`;
    const related = [
      { key: "waf.wafApiRateLimitPer5Min", message: `${api} for the API` },
      { key: "waf.wafSocketRateLimitPer5Min", message: `${socket} for sockets` },
    ];
    if (sum > greatestLimit) {
      yield {
        key: "waf.wafSocketRateLimitPer5Min",
        message: `${arithmetic}, more than the highest global limit of ${greatestLimit}`,
        help: `lower them to at most ${greatestLimit} in total`,
        related,
      };
    } else if (global !== undefined && global < sum) {
      yield {
        key: "waf.wafGlobalRateLimitPer5Min",
        message: `the global limit of ${global} is below ${arithmetic}`,
        help: `use at least ${sum}, or remove the key`,
        related,
      };
    }
  },
};

export default rule;
