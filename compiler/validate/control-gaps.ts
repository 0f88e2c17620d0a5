/** Controls that are off for a reason other than one value of one key. */
import type { Control } from "../../generated/controls.ts";
import type { Environment } from "../model/types.ts";

/** What no key can switch on: the lowering does without it in every environment, and each environment must say so. */
const always: readonly Control[] = [
  { key: "rds.rdsCredentialVersion", rule: "SEC-K1" },
  { key: "rds.rdsCredentialVersion", rule: "SEC-R22" },
];

/** Managed rule groups that a web ACL must have in block mode (1 USD a month each), by row. */
const blocked: Readonly<Record<string, readonly string[]>> = {
  "SEC-W2": ["AWSManagedRulesKnownBadInputsRuleSet"],
  "SEC-W6": ["AWSManagedRulesSQLiRuleSet", "AWSManagedRulesAmazonIpReputationList"],
};

export function gapsOf({ spec: { waf } }: Environment): readonly Control[] {
  if (!waf.enableWaf) return always;
  const blocks = (name: string) => waf.wafManagedRuleGroups.some((group) => group.name === name && group.mode === "block");
  const open = Object.entries(blocked).flatMap(([rule, names]) =>
    names
      .filter((name) => !blocks(name))
      .map((name) => ({ key: "waf.wafManagedRuleGroups", rule, on: `add \`{ name: ${name}, mode: block }\``, price: "1 USD a month" })),
  );
  return [...always, ...open];
}
