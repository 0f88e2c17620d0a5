/** AWS Managed Rules rule groups. Their capacity is only in the documentation and in an API that needs an account. */
import type { Table } from "../table.ts";

/** Name without `AWSManagedRules`, to the WCU that the group uses. */
const groups: Readonly<Record<string, number>> = {
  ACFPRuleSet: 50,
  ATPRuleSet: 50,
  AdminProtectionRuleSet: 100,
  AmazonIpReputationList: 25,
  AnonymousIpList: 50,
  AntiDDoSRuleSet: 50,
  BotControlRuleSet: 50,
  CommonRuleSet: 700,
  KnownBadInputsRuleSet: 200,
  LinuxRuleSet: 200,
  PHPRuleSet: 100,
  SQLiRuleSet: 200,
  UnixRuleSet: 100,
  WindowsRuleSet: 200,
  WordPressRuleSet: 100,
};

/** Managed rule groups of vendor AWS, and the limits of a web ACL. */
export function wafManagedGroups(): Table {
  return {
    source: "AWS documentation, AWS Managed Rules rule groups list, web ACL capacity units",
    date: "2026-11-24",
    note: "WCU of the default version.",
    capacity: { maximum: 5000, includedInBasePrice: 1500 },
    groups: Object.fromEntries(Object.entries(groups).map(([name, wcu]) => [`AWSManagedRules${name}`, wcu])),
  };
}
