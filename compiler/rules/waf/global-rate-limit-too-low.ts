import type { Rule } from "../rule.ts";

/** Most that AWS takes for one limit (row W1). */
const greatestLimit = 2_000_000_000;

const rule: Rule = {
  severity: "error",
  title: "Global rate limit is below the sum of the other rate limits",
  reason: "Every rate limit can act: a global limit below the others stops an address before the limit of its path is ever reached.",
  source: "AWS WAF: rules act in order, and a blocked request reaches no later rule",
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
        message: `${arithmetic}, and no global limit can be that high`,
        help: `together they may be at most ${greatestLimit}`,
        related,
      };
    } else if (global !== undefined && global < sum) {
      yield {
        key: "waf.wafGlobalRateLimitPer5Min",
        message: `the global limit of ${global} is lower than ${arithmetic}`,
        help: `use at least ${sum}, or leave the key out`,
        related,
      };
    }
  },
};

export default rule;
