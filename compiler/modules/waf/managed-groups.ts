/** AWS Managed Rules groups. They run after the rate limits, so that a flood is blocked before inspection. */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { combine, type Traced } from "../../plan/builder/traced.ts";
import { visibility, type WebAclRule } from "./rule-types.ts";

/** Higher than the priority of every rate limit: AWS allows at most 10 of them, in steps of 10. */
const firstPriority = 100;
const botControl = "AWSManagedRulesBotControlRuleSet";
/** Bot Control rules that match legitimate requests of native mobile apps and server-side rendering. */
const nativeClientRules = ["CategoryHttpLibrary", "SignalNonBrowserUserAgent"];

interface Group {
  readonly name: string;
  readonly mode: "block" | "count";
  readonly countRules?: readonly string[];
}

/** In the order of the spec, with Bot Control last: it is charged per request that the other groups let through. */
export function managedGroupRules(environment: Environment): Traced<readonly WebAclRule[]> {
  const groups = key(environment, "waf.wafManagedRuleGroups");
  const bots = key(environment, "waf.wafBotControl");
  return combine([groups, bots], (listed, mode) => {
    const all: readonly Group[] = mode === "none" ? listed : [...listed, { name: botControl, mode, countRules: nativeClientRules }];
    return all.map((group, index) => managedGroupRule(group, firstPriority + index * 10));
  });
}

/** WAF requires an override action for a managed group, and refuses an action. */
function managedGroupRule({ name, mode, countRules = [] }: Group, priority: number): WebAclRule {
  return {
    name,
    priority,
    overrideAction: mode === "count" ? { count: {} } : { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: countRules.length > 0 ? countRules.map((rule) => ({ name: rule, actionToUse: { count: {} } })) : undefined,
        managedRuleGroupConfigs: name === botControl ? [{ awsManagedRulesBotControlRuleSet: { inspectionLevel: "COMMON" } }] : undefined,
      },
    },
    visibilityConfig: visibility(name),
  };
}
