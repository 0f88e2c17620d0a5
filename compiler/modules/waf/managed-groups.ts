/** Rule groups of AWS Managed Rules, after the rate limits: a flood is turned away before it is inspected. */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { combine, type Traced } from "../../plan/builder/traced.ts";
import { visibility, type WebAclRule } from "./rule-types.ts";

/** Above every rate limit's priority (AWS takes at most 10 of them, in steps of 10). */
const firstPriority = 100;
const botControl = "AWSManagedRulesBotControlRuleSet";
/** Rules of Bot Control that match what native mobile apps and server-side rendering send (known-pitfalls B10). */
const nativeClientRules = ["CategoryHttpLibrary", "SignalNonBrowserUserAgent"];

interface Group {
  readonly name: string;
  readonly mode: "block" | "count";
  readonly countRules?: readonly string[];
}

/** In the order of the spec, Bot Control last: it costs for each request that the others let through. */
export function managedGroupRules(environment: Environment): Traced<readonly WebAclRule[]> {
  const groups = key(environment, "waf.wafManagedRuleGroups");
  const bots = key(environment, "waf.wafBotControl");
  return combine([groups, bots], (listed, mode) => {
    const all: readonly Group[] = mode === "none" ? listed : [...listed, { name: botControl, mode, countRules: nativeClientRules }];
    return all.map((group, index) => managedGroupRule(group, firstPriority + index * 10));
  });
}

/** A managed group has an override, never an action (aws-constraints W9). */
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
