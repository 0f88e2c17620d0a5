import { describe, expect, it } from "vitest";
import * as waf from "../../../compiler/aws/waf.ts";

describe("managed rule groups", () => {
  it.each([
    ["AWSManagedRulesCommonRuleSet", 700],
    ["AWSManagedRulesKnownBadInputsRuleSet", 200],
    ["AWSManagedRulesSQLiRuleSet", 200],
    ["AWSManagedRulesLinuxRuleSet", 200],
    ["AWSManagedRulesAmazonIpReputationList", 25],
    ["AWSManagedRulesAnonymousIpList", 50],
    ["AWSManagedRulesBotControlRuleSet", 50],
    ["CommonRuleSet", undefined],
    ["toString", undefined],
  ])("%s takes %s WCU", (name, capacity) => {
    expect(waf.managedGroupCapacity(name)).toBe(capacity);
  });

  it("1500 of 5000 WCU cost no surcharge", () => {
    expect([waf.webAclIncludedCapacity, waf.greatestCapacity]).toEqual([1500, 5000]);
  });
});
