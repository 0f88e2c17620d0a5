/** The web ACL and its metric names. */
import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { handle } from "../../plan/builder/draft.ts";
import type { Traced } from "../../plan/builder/traced.ts";

/** Exists when `waf.enableWaf` is on. */
export const webAcl = handle("aws:wafv2/webAcl:WebAcl", "waf");

/** Name of the web ACL and of its metric: the value of dimension `WebACL` in AWS/WAFV2. */
export function webAclName(environment: Environment): Traced<string> {
  return nameOf(environment, "webAcl", "waf");
}

/** Name of a service's rate limit, or of the `global` one. Its metric (dimension `Rule`) has the same name. */
export function rateLimitName(scope: string): string {
  return `rate-limit-${scope}`;
}
