import { describe, expect, it } from "vitest";
import waf from "../../../compiler/modules/waf/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

interface Rule {
  readonly name: string;
  readonly priority: number;
  readonly action?: object;
  readonly overrideAction?: object;
  // Tests read plan JSON at arbitrary depth.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly statement: any;
  readonly visibilityConfig: { readonly cloudwatchMetricsEnabled: boolean; readonly metricName: string };
}

const lowered = (over: Record<string, unknown> = {}) => lowerOnly(waf, environmentOf("prod", { waf: over }));
const rulesOf = (over: Record<string, unknown> = {}) => lowered(over)["waf"]!.inputs["rules"] as readonly Rule[];
const limitOf = (rules: readonly Rule[], scope: string): number =>
  rules.find(({ name }) => name === `rate-limit-${scope}`)!.statement.rateBasedStatement.limit;

describe("waf", () => {
  it("is absent when it is off, in dev by default", () => {
    expect(lowered({ enableWaf: false })).toEqual({});
    expect(lowerOnly(waf, environmentOf("dev"))).toEqual({});
  });

  it("protects the load balancer", () => {
    const resources = lowered();
    expect(resources["waf"]!.inputs).toMatchObject({ scope: "REGIONAL", defaultAction: { allow: {} } });
    expect(resources["waf-association"]!.inputs).toEqual({
      resourceArn: { $ref: "alb", path: ["arn"] },
      webAclArn: { $ref: "waf", path: ["arn"] },
    });
    for (const each of Object.values(resources)) expect(each.from[""]).toEqual(["waf.enableWaf"]);
  });

  it("gives every rule a metric, one name, one priority and either an action or an override (web-acl-has-rules)", () => {
    const rules = rulesOf({ wafBotControl: "block" });
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    expect(new Set(rules.map(({ priority }) => priority)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.visibilityConfig).toMatchObject({ cloudwatchMetricsEnabled: true, metricName: rule.name });
      expect(rule.name).toMatch(/^[\w-]{1,128}$/);
      expect([rule.action, rule.overrideAction].filter((each) => each !== undefined)).toHaveLength(1);
    }
    expect(lowered()["waf"]!.inputs["visibilityConfig"].metricName).toBe("realtime-prod-waf");
  });

  it("has a description and names that AWS accepts, for the longest project and environment", () => {
    const names = { projectName: "a23456789-123456789-1234", environment: "b23456789-123456789-1234" };
    const resources = lowerOnly(waf, environmentOf("prod", names));
    expect(resources["waf"]!.inputs["name"]).toMatch(/^[\w-]{1,128}$/);
    expect(resources["waf"]!.inputs["description"]).toMatch(/^[\w+=:#@/\-,.][\w+=:#@/\-,.\s]{1,254}[\w+=:#@/\-,.]$/);
    expect(resources["waf-logs"]!.inputs["name"]).toMatch(/^aws-waf-logs-[\w-]{1,499}$/);
    expect(resources["waf-logs-delivery"]!.inputs["policyName"].length).toBeLessThanOrEqual(128);
  });
});

describe("waf rate limits", () => {
  it("limits each service by its own paths and answers 429", () => {
    const api = rulesOf().find(({ name }) => name === "rate-limit-api")!;
    const { scopeDownStatement, ...limit } = api.statement.rateBasedStatement;
    expect(limit).toEqual({ aggregateKeyType: "IP", evaluationWindowSec: 300, limit: 3000 });
    expect(
      scopeDownStatement.orStatement.statements.map(({ byteMatchStatement }: { byteMatchStatement: object }) => byteMatchStatement),
    ).toMatchObject([
      { positionalConstraint: "EXACTLY", searchString: "/api" },
      { positionalConstraint: "STARTS_WITH", searchString: "/api/" },
    ]);
    expect(api.action).toMatchObject({ block: { customResponse: { responseCode: 429, customResponseBodyKey: "rate-limited" } } });
    expect(lowered()["waf"]!.inputs["customResponseBodies"]).toMatchObject([{ key: "rate-limited", contentType: "APPLICATION_JSON" }]);
    const socket = rulesOf().find(({ name }) => name === "rate-limit-realtime")!;
    expect(socket.statement.rateBasedStatement.scopeDownStatement.byteMatchStatement).toMatchObject({
      positionalConstraint: "STARTS_WITH",
      searchString: "/socket.io/",
    });
  });

  it("has no limit that can never act: the global one comes last and is no lower than the others together", () => {
    for (const over of [{}, { wafApiRateLimitPer5Min: 10, wafSocketRateLimitPer5Min: 2_000_000_000 }]) {
      const rules = rulesOf(over).filter(({ name }) => name.startsWith("rate-limit-"));
      expect(rules.toSorted((a, b) => a.priority - b.priority).at(-1)!.name).toBe("rate-limit-global");
      expect(limitOf(rules, "global")).toBeLessThanOrEqual(2_000_000_000);
      expect(limitOf(rules, "global")).toBeGreaterThanOrEqual(Math.max(limitOf(rules, "api"), limitOf(rules, "realtime")));
    }
    expect(limitOf(rulesOf(), "global")).toBe(3000 + 8000);
    expect(limitOf(rulesOf({ wafGlobalRateLimitPer5Min: 15_000 }), "global")).toBe(15_000);
  });

  it("counts every request in the global limit", () => {
    const global = rulesOf().find(({ name }) => name === "rate-limit-global")!;
    expect(global.statement.rateBasedStatement).not.toHaveProperty("scopeDownStatement");
  });

  it("traces the rules to every key that shapes them", () => {
    expect(lowered()["waf"]!.from["rules"]).toEqual(
      expect.arrayContaining([
        "waf.wafApiRateLimitPer5Min",
        "waf.wafSocketRateLimitPer5Min",
        "waf.wafGlobalRateLimitPer5Min",
        "waf.wafManagedRuleGroups",
        "waf.wafBotControl",
        "rule:web-acl-rule-metrics",
      ]),
    );
  });
});

describe("waf managed groups", () => {
  const group = (rules: readonly Rule[], name: string) => rules.find((rule) => rule.name === `AWSManagedRules${name}`)!;

  it("blocks known bad inputs, SQL injection and bad reputations by default (web-acl-known-bad-inputs)", () => {
    const rules = rulesOf();
    for (const name of ["KnownBadInputsRuleSet", "SQLiRuleSet", "AmazonIpReputationList", "CommonRuleSet"]) {
      expect(group(rules, name).overrideAction).toEqual({ none: {} });
    }
    expect(rules.map(({ name }) => name)).not.toContain("AWSManagedRulesAnonymousIpList");
  });

  it("counts bodies over 8 KB, which the API accepts, and nothing else", () => {
    const overrides = rulesOf().flatMap(({ statement }) => statement.managedRuleGroupStatement?.ruleActionOverrides ?? []);
    expect(overrides).toEqual([{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }]);
  });

  it("counts a whole group in mode count", () => {
    const rules = rulesOf({ wafManagedRuleGroups: [{ name: "AWSManagedRulesAnonymousIpList", mode: "count" }] });
    expect(group(rules, "AnonymousIpList").overrideAction).toEqual({ count: {} });
  });

  it("adds Bot Control only on request, last, without blocking native clients", () => {
    expect(group(rulesOf(), "BotControlRuleSet")).toBeUndefined();
    const rules = rulesOf({ wafBotControl: "block" });
    const bots = group(rules, "BotControlRuleSet");
    expect(bots.priority).toBe(Math.max(...rules.map(({ priority }) => priority)));
    expect(bots.statement.managedRuleGroupStatement.managedRuleGroupConfigs).toEqual([
      { awsManagedRulesBotControlRuleSet: { inspectionLevel: "COMMON" } },
    ]);
    expect(bots.statement.managedRuleGroupStatement.ruleActionOverrides.map(({ name }: { name: string }) => name)).toEqual([
      "CategoryHttpLibrary",
      "SignalNonBrowserUserAgent",
    ]);
    expect(group(rulesOf({ wafBotControl: "count" }), "BotControlRuleSet").overrideAction).toEqual({ count: {} });
  });
});

describe("waf logging (web-acl-logging)", () => {
  it("goes to a log group with a retention, written by this account's delivery alone", () => {
    const resources = lowered();
    expect(resources["waf-logs"]!.inputs).toMatchObject({ name: "aws-waf-logs-realtime-prod-waf", retentionInDays: 365 });
    expect(resources["waf-logs"]!.from["retentionInDays"]).toContain("waf.wafLogRetentionDays");
    expect(resources["waf-logging"]!.inputs["logDestinationConfigs"]).toEqual([{ $ref: "waf-logs", path: ["arn"] }]);
    const [write] = resources["waf-logs-delivery"]!.inputs["policyDocument"].$json.Statement;
    expect(write).toMatchObject({ Effect: "Allow", Principal: { Service: "delivery.logs.amazonaws.com" } });
    expect(Object.keys(write.Condition).sort()).toEqual(["ArnLike", "StringEquals"]);
  });

  it("encrypts the log group with the customer-managed key where there is one (log-group-customer-managed-key)", () => {
    const group = (enableCustomerManagedKeys: boolean) =>
      lowerOnly(waf, environmentOf("prod", { iam: { enableCustomerManagedKeys } }))["waf-logs"]!;
    expect(group(true).inputs["kmsKeyId"]).toEqual({ $ref: "iam-key", path: ["arn"] });
    expect(group(true).from["kmsKeyId"]).toContain("iam.enableCustomerManagedKeys");
    expect(group(false).inputs).not.toHaveProperty("kmsKeyId");
  });

  it("keeps credentials out of logs and samples", () => {
    const resources = lowered();
    expect(resources["waf-logging"]!.inputs["redactedFields"]).toEqual([
      { singleHeader: { name: "authorization" } },
      { singleHeader: { name: "cookie" } },
    ]);
    expect(resources["waf"]!.inputs["dataProtectionConfig"].dataProtections[0].field.fieldKeys).toEqual(["authorization", "cookie"]);
  });

  it("drops requests that no rule matched, unless all are wanted", () => {
    const filter = lowered()["waf-logging"]!.inputs["loggingFilter"];
    expect(filter).toMatchObject({ defaultBehavior: "DROP", filters: [{ behavior: "KEEP", requirement: "MEETS_ANY" }] });
    const all = lowered({ wafLogAllowedRequests: true })["waf-logging"]!;
    expect(all.inputs).not.toHaveProperty("loggingFilter");
  });
});
