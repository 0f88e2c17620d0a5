/** What the examples in the headers of the rules on load balancer, certificate, name and firewall do not show. */
import { describe, expect, it } from "vitest";
import type { Rule } from "../../../compiler/rules/rule.ts";
import certificateRegion from "../../../compiler/rules/environment/existing-resource-wrong-region.ts";
import healthCheckPath from "../../../compiler/rules/domain/health-check-path-not-routed.ts";
import rateLimits from "../../../compiler/rules/waf/global-rate-limit-too-low.ts";
import { checkControls } from "../../../compiler/rules/check-controls.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { findingsOf } from "../../support/rules.ts";

const find = (rule: Rule, name: string, over: Record<string, unknown>) => findingsOf(rule, environmentOf(name, over));

describe("global-rate-limit-too-low", () => {
  it("says the arithmetic and the least global limit that would do", () => {
    const [finding] = find(rateLimits, "prod", { waf: { wafGlobalRateLimitPer5Min: 10_999 } });
    expect(finding).toMatchObject({ key: "waf.wafGlobalRateLimitPer5Min" });
    expect(finding!.message).toContain("3000 for the API + 8000 for sockets = 11000");
    expect(finding!.help).toContain("at least 11000");
    expect(find(rateLimits, "prod", { waf: { wafGlobalRateLimitPer5Min: 11_000 } })).toEqual([]);
  });

  it("finds limits whose sum no global limit can reach", () => {
    const over = { waf: { wafApiRateLimitPer5Min: 2_000_000_000, wafSocketRateLimitPer5Min: 10 } };
    expect(find(rateLimits, "prod", over).map(({ key }) => key)).toEqual(["waf.wafSocketRateLimitPer5Min"]);
  });

  it("leaves limits alone that nothing uses", () => {
    expect(find(rateLimits, "dev", { waf: { wafGlobalRateLimitPer5Min: 10 } })).toEqual([]);
  });
});

describe("existing-resource-wrong-region", () => {
  const arn = (region: string, account: string) => `arn:aws:acm:${region}:${account}:certificate/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22`;

  it("finds a certificate of another account, and both mistakes at once", () => {
    expect(find(certificateRegion, "prod", { acm: { certificateArn: arn("eu-central-1", "999999999999") } })).toHaveLength(1);
    expect(find(certificateRegion, "prod", { acm: { certificateArn: arn("us-east-1", "999999999999") } })).toHaveLength(2);
  });

  it("cannot know the account where the spec states none", () => {
    const over = { awsAccountId: null, acm: { certificateArn: arn("eu-central-1", "999999999999") } };
    expect(find(certificateRegion, "prod", over)).toEqual([]);
  });
});

describe("health-check-path-not-routed", () => {
  it.each([
    ["/api", 0],
    ["/api/health", 0],
    ["/apis", 1],
    ["/API/health", 1],
  ])("%s is found wrong %i times", (route53HealthCheckPath, times) => {
    expect(find(healthCheckPath, "dev", { route53: { route53HealthCheckPath } })).toHaveLength(times);
  });
});

describe("web-acl-known-bad-inputs and web-acl-sql-injection-reputation", () => {
  const waf = { enableWaf: true, wafManagedRuleGroups: [{ name: "AWSManagedRulesSQLiRuleSet", mode: "block" }] };
  const codes = (name: string, over: Record<string, unknown>) =>
    [...checkControls(environmentOf(name, over))].map(({ rule }) => rule).filter((rule) => rule.startsWith("web-acl-"));

  it("hold for class prod only, and can be waived", () => {
    const waiver = { rule: "web-acl-known-bad-inputs", reason: "Another firewall stands before this one.", until: "2027-06-30", price: 1 };
    expect(codes("prod", { waf })).toEqual(["web-acl-known-bad-inputs", "web-acl-sql-injection-reputation"]);
    expect(codes("dev", { waf })).toEqual([]);
    expect(codes("prod", { waf, waivers: [waiver] })).toEqual(["web-acl-sql-injection-reputation"]);
  });
});
