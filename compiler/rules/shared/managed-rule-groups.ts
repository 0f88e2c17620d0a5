/** Managed rule groups that a web ACL must have in block mode. */
import type { Rule } from "../rule.ts";

const key = "waf.wafManagedRuleGroups";

/**
 * The control is off if the web ACL does not block one of the groups; each costs 1 USD a month. A missing web ACL violates another rule.
 */
export function blockedGroups(groups: readonly string[]): NonNullable<Rule["control"]> {
  return {
    keys: [key],
    *off({ spec: { waf } }) {
      if (!waf.enableWaf) return;
      const missing = groups.filter((name) => !waf.wafManagedRuleGroups.some((group) => group.name === name && group.mode === "block"));
      if (missing.length === 0) return;
      const entries = missing.map((name) => `\`{ name: ${name}, mode: block }\``).join(" and ");
      yield { key, on: `add ${entries}`, price: `${missing.length} USD a month` };
    },
  };
}
