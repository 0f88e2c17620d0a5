/**
 * Rate limits per client address: one for the paths of each service with a limit, then a global one for all requests. The global limit
 * comes last and is at least the sum of the others (global-rate-limit-too-low), so that each limit can take effect. It stops requests to
 * unknown paths, and floods over all services.
 */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { combine, type Traced } from "../../plan/builder/traced.ts";
import { rateLimitName } from "./refs.ts";
import { visibility, type ScopeDown, type WebAclRule } from "./rule-types.ts";

/** Spec key of each service's limit. A service without one has only the global limit. */
const limitKeys = { api: "waf.wafApiRateLimitPer5Min", realtime: "waf.wafSocketRateLimitPer5Min" } as const;
/** Limits are requests per 5 minutes. */
const windowSeconds = 300;
/** WAF's maximum limit. */
const greatestLimit = 2_000_000_000;
const bodyKey = "rate-limited";

export const rateLimitedBody = {
  key: bodyKey,
  contentType: "APPLICATION_JSON",
  content: JSON.stringify({ error: "rate_limited", message: "Too many requests from this address. Try again in a few minutes." }),
};

/** Priorities from 0 in steps of 10. */
export function rateLimitRules(environment: Environment): readonly WebAclRule[] {
  const limited = Object.values(environment.services).flatMap(({ name, paths }) =>
    name in limitKeys ? [{ name, paths: paths.value, limit: key(environment, limitKeys[name as keyof typeof limitKeys]) }] : [],
  );
  const scopes = [...limited, { name: "global", paths: [] as readonly string[], limit: globalLimit(environment) }];
  return scopes.map(({ name, paths, limit }, index) => rateLimit(name, index * 10, limit, paths));
}

function globalLimit(environment: Environment): Traced<number> {
  const own = key(environment, "waf.wafGlobalRateLimitPer5Min");
  const parts = Object.values(limitKeys).map((path) => key(environment, path));
  const sum = parts.reduce((total, part) => combine([total, part], (a, b) => a + b));
  return combine([own, sum], (stated, derived) => stated ?? Math.min(derived, greatestLimit));
}

function rateLimit(scope: string, priority: number, limit: Traced<number>, paths: readonly string[]): WebAclRule {
  const name = rateLimitName(scope);
  return {
    name,
    priority,
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          customResponseBodyKey: bodyKey,
          responseHeaders: [{ name: "Retry-After", value: String(windowSeconds) }],
        },
      },
    },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: "IP",
        evaluationWindowSec: windowSeconds,
        limit,
        scopeDownStatement: scopeOf(paths),
      },
    },
    visibilityConfig: visibility(name),
  };
}

function scopeOf(paths: readonly string[]): ScopeDown | undefined {
  const matches = paths.map(pathMatch);
  return matches.length > 1 ? { orStatement: { statements: matches } } : matches[0];
}

/**
 * Matches the same requests as the load balancer's path pattern. The path is URL-decoded first, so that encoded letters cannot bypass the
 * limit, whichever form the load balancer compares.
 */
function pathMatch(pattern: string): ScopeDown {
  const isPrefix = pattern.endsWith("*");
  const searchString = isPrefix ? pattern.slice(0, -1) : pattern;
  if (/[*?]/.test(searchString)) throw new Error(`path pattern ${pattern} has a wildcard that is not its last character`);
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: isPrefix ? "STARTS_WITH" : "EXACTLY",
      searchString,
      textTransformations: [{ priority: 0, type: "URL_DECODE" }],
    },
  };
}
