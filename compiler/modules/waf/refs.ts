/** The web ACL and what its metrics are called. */
import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { handle } from "../../plan/builder/draft.ts";
import type { Traced } from "../../plan/builder/traced.ts";

/** There when `waf.enableWaf` is on. */
export const webAcl = handle("aws:wafv2/webAcl:WebAcl", "waf");

/** Name of the web ACL and of its metric, so that dimension `WebACL` of AWS/WAFV2 is this one text. */
export function webAclName(environment: Environment): Traced<string> {
  return nameOf(environment, "webAcl", "waf");
}

/** Name of the rate limit of a service, or of `global`; its metric, dimension `Rule`, has the same name. */
export function rateLimitName(scope: string): string {
  return `rate-limit-${scope}`;
}
