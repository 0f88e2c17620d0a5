/** Every security rule fails where its bad example is, and the rest of the spec is judged nevertheless. */
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { securityRules } from "../../../compiler/rules/index.ts";
import { isDemandedAnywhere } from "../../../compiler/rules/waivers.ts";
import { judged, resultIn, rulesWith } from "./support.ts";

const broken = securityRules.filter(({ bad, security }) => bad !== undefined && isDemandedAnywhere(security.optional));

describe.each(broken)("$name", (rule) => {
  const byKeys = rule.checkPlan === undefined && rule.checkSpec === undefined;
  const example = parse(rule.bad ?? "") as Record<string, unknown>;
  const report = judged(stringify(byKeys ? { ...example, waivers: [] } : example), byKeys ? "prod" : "dev");
  const result = resultIn(report, rule.name);

  it("fails with a place and a fix, and names what is at fault", () => {
    expect([rule.name, result.status]).toEqual([rule.name, "failed"]);
    for (const { diagnostic, subject } of result.failures) {
      expect(diagnostic.rule).toBe(rule.name);
      expect(diagnostic.help).toMatch(/../);
      expect(subject).toMatch(/../);
    }
  });

  it("leaves the other rules judged", () => {
    expect(report.others.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(rulesWith(report, "passed").length).toBeGreaterThan(60);
  });
});
