import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as waf from "../../../compiler/aws/waf.ts";

describe("managed rule groups (W4, W12)", () => {
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

  it("an ACL holds 5000 WCU, 1500 of them without a surcharge", () => {
    expect([waf.webAclMaximumCapacity, waf.webAclIncludedCapacity]).toEqual([5000, 1500]);
  });

  it("bot control is charged for each request, the common rule set is not", () => {
    expect(waf.hasFeePerRequest("AWSManagedRulesBotControlRuleSet")).toBe(true);
    expect(waf.hasFeePerRequest("AWSManagedRulesCommonRuleSet")).toBe(false);
  });

  it("nearest always exists", () => {
    expect(waf.nearestManagedGroup("KnownBadInputs")).toBe("AWSManagedRulesKnownBadInputsRuleSet");
    expect(waf.nearestManagedGroup("AWSManagedRulesSQLRuleSet")).toBe("AWSManagedRulesSQLiRuleSet");
    fc.assert(fc.property(fc.string(), (text) => waf.isManagedGroup(waf.nearestManagedGroup(text))));
  });
});
