import { describe, expect, it } from "vitest";
import { isManagedGroup } from "../../../compiler/aws/waf.ts";
import { managedGroupRules, nearestManagedRule } from "../../../compiler/aws/waf-rule-names.ts";

describe("rules of managed groups", () => {
  it("are known for groups that exist, in order and once each", () => {
    for (const group of ["CommonRuleSet", "KnownBadInputsRuleSet", "SQLiRuleSet", "AmazonIpReputationList", "AnonymousIpList"]) {
      const name = `AWSManagedRules${group}`;
      expect(isManagedGroup(name)).toBe(true);
      const rules = managedGroupRules(name)!;
      expect(rules).toEqual([...new Set(rules)].toSorted());
    }
    expect(managedGroupRules("AWSManagedRulesLinuxRuleSet")).toBeUndefined();
    expect(managedGroupRules("toString")).toBeUndefined();
  });

  it("are spelt as AWS does, which WAF compares with case", () => {
    expect(managedGroupRules("AWSManagedRulesCommonRuleSet")).toContain("SizeRestrictions_Cookie_HEADER");
    expect(nearestManagedRule("AWSManagedRulesCommonRuleSet", "SizeRestriction_BODY")).toBe("SizeRestrictions_BODY");
  });
});
