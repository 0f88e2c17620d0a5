import { describe, expect, it } from "vitest";
import { costOf } from "../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import type { Plan, PlanValue } from "../../../compiler/plan/types.ts";
import { decimal, decimalText } from "../../../compiler/pricing/decimal.ts";
import type { CostLine } from "../../../compiler/pricing/line.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const linesOf = (plan: Plan, region = "eu-central-1") => costOf(plan, priceBookOf(region)).lines;
const lines = (name: string, over: Record<string, unknown> = {}) => linesOf(planOf(name, over));

function find(list: readonly CostLine[], resource: string, item: string): CostLine {
  const found = list.find((line) => line.resource === resource && line.item === item);
  if (found === undefined) throw new Error(`${resource} has no ${item}: ${list.map((line) => `${line.resource} ${line.item}`).join("; ")}`);
  return found;
}

const monthly = (list: readonly CostLine[], resource: string, item: string) => {
  const line = find(list, resource, item);
  return line.monthly === undefined ? undefined : Number(decimalText(line.monthly, 6));
};

/** A plan with some inputs of one resource changed, as an override would. */
function withInputs(plan: Plan, id: string, inputs: Record<string, PlanValue>): Plan {
  return { ...plan, resources: plan.resources.map((each) => (each.id === id ? { ...each, inputs: { ...each.inputs, ...inputs } } : each)) };
}

describe("the cost of rds", () => {
  const plan = planOf("prod");

  it("subtracts gp3's free IOPS, by size", () => {
    // 13,000 − 12,000 IOPS at 0.048 Multi-AZ.
    const bought = withInputs(plan, "rds-instance", { iops: 13_000, allocatedStorage: 400 });
    expect(monthly(linesOf(bought), "rds-instance", "database IOPS")).toBeCloseTo(1000 * 0.048, 4);
    const large = withInputs(plan, "rds-instance", { iops: 12_000, allocatedStorage: 400 });
    expect(linesOf(large).some(({ item }) => item === "database IOPS")).toBe(false);
    // Other volumes include none; their price is not known.
    const other = linesOf(withInputs(plan, "rds-instance", { storageType: "io2", iops: 12_000, allocatedStorage: 400 }));
    expect(find(other, "rds-instance", "database IOPS").quantity).toBe(decimal(12_000));
  });

  it("prices storage types that it has figures for, and reports the others", () => {
    expect(monthly(linesOf(withInputs(plan, "rds-instance", { storageType: "gp2" })), "rds-instance", "database storage")).toBeCloseTo(
      50 * 0.273,
      4,
    );
    const io2 = find(linesOf(withInputs(plan, "rds-instance", { storageType: "io2" })), "rds-instance", "database storage");
    expect([io2.monthly, io2.price.name]).toEqual([undefined, "rds_postgres.io2_storage.multi_az"]);
  });

  it("prices Performance Insights history beyond the free week, by vCPU and family", () => {
    const long = withInputs(planOf("prod", { rds: { rdsInstanceClass: "db.m5.large" } }), "rds-instance", {
      performanceInsightsRetentionPeriod: 93,
    });
    const line = find(linesOf(long, "us-east-1"), "rds-instance", "Performance Insights history");
    expect(Number(decimalText(line.monthly!, 6))).toBeCloseTo(2 * 3.815, 4);
    expect(lines("prod").some(({ item }) => item.startsWith("Performance"))).toBe(false);
  });

  it("charges for the secret that RDS makes for a master password", () => {
    const managed = lines("prod", { rds: { enableRdsManagedMasterPassword: true } });
    expect(monthly(managed, "rds-instance", "managed secret")).toBe(0.4);
    expect(find(managed, "rds-instance", "managed secret").keys[0]).toBe("rds.enableRdsManagedMasterPassword");
    expect(lines("prod").some(({ item }) => item === "managed secret")).toBe(false);
  });

  it("has no backups, no proxy and no monitoring where the spec has none", () => {
    const items = lines("dev", { rds: { rdsBackupRetentionDays: 0 }, backup: { enableBackup: false } }).map(({ item }) => item);
    expect(items.filter((item) => /backup|proxy|monitoring/.test(item))).toEqual([]);
  });

  it("shares one allowance of free backups between RDS and AWS Backup", () => {
    const free = lines("prod").filter(({ item }) => /backup.*, free$/.test(item));
    expect(free.reduce((total, { quantity }) => total - Number(decimalText(quantity)), 0)).toBeCloseTo(50, 6);
  });
});

describe("the cost of tasks", () => {
  it("splits a service between on-demand and Spot like its strategy: the base first, then by weight", () => {
    const list = lines("prod", { ecsCluster: { enableFargateSpot: true }, ecsServices: { apiServiceDesiredCount: 4 } });
    // The first task on demand, three on Spot: 0.5 vCPU each.
    expect(decimalText(find(list, "ecs-service-api", "Fargate vCPU").quantity)).toBe(String(1 * 0.5 * 730));
    expect(decimalText(find(list, "ecs-service-api", "Fargate vCPU on Spot").quantity)).toBe(String(3 * 0.5 * 730));
  });

  it("uses the price of the architecture", () => {
    const arm = find(lines("prod", { ecsCluster: { enableGraviton: true } }), "ecs-service-api", "Fargate vCPU");
    expect([arm.price.name, decimalText(arm.price.usd!)]).toEqual(["fargate.arm_vcpu_hour", "0.03725"]);
  });

  it("gives the range between the minimum and the maximum of tasks", () => {
    const { range } = find(lines("prod"), "ecs-service-api", "Fargate vCPU");
    expect(Number(decimalText(range!.low, 6))).toBeCloseTo(2 * 0.5 * 730 * 0.04656, 4);
    expect(Number(decimalText(range!.high, 6))).toBeCloseTo(20 * 0.5 * 730 * 0.04656, 4);
  });
});

describe("the cost of the edge and of logs", () => {
  it("adds Bot Control, with ten million free requests", () => {
    const list = lines("prod", { waf: { wafBotControl: "count" }, usage: { dailyActiveUsers: 10_000 } });
    expect(monthly(list, "waf", "bot control")).toBe(10);
    // 78 requests × 304,000 are 23.712 million.
    expect(monthly(list, "waf", "bot control requests")).toBeCloseTo(23.712, 4);
    expect(monthly(list, "waf", "bot control requests, free")).toBeCloseTo(-10, 6);
    expect(monthly(list, "waf", "WAF rules and rule groups")).toBe(8);
  });

  it("sells capacity beyond 1,500 units in blocks of 500, by the request", () => {
    const groups = ["CommonRuleSet", "KnownBadInputsRuleSet", "SQLiRuleSet", "LinuxRuleSet", "WindowsRuleSet", "WordPressRuleSet"];
    const waf = (count: number) => ({
      wafManagedRuleGroups: groups.slice(0, count).map((name) => ({ name: `AWSManagedRules${name}`, mode: "block" })),
    });
    const extra = (count: number) => lines("prod", { waf: waf(count) }).filter(({ item }) => item === "WAF requests, extra capacity");
    expect(extra(4)).toEqual([]);
    const list = lines("prod", { waf: waf(6) });
    // 700 + 4 × 200 + 100 and the rate limits: more than 1,500, less than 2,000.
    const requests = find(list, "waf", "WAF requests");
    const [line] = extra(6);
    expect([decimalText(line!.quantity), decimalText(line!.price.usd!)]).toEqual([decimalText(requests.quantity), "0.2"]);
    expect(line!.keys[0]).toBe("waf.wafManagedRuleGroups");
  });

  it("counts a block that is begun, and rules that an override writes", () => {
    const plan = planOf("prod");
    const acl = plan.resources.find(({ id }) => id === "waf")!;
    const statement = { sqliMatchStatement: { sensitivityLevel: "HIGH", fieldToMatch: { body: {} }, textTransformations: [] } };
    const blocks = (length: number) => {
      const rules = Array.from({ length }, (_, priority) => ({ name: `n${priority}`, priority, statement }));
      const list = linesOf(withInputs(plan, acl.id, { rules }));
      const [extra, all] = ["WAF requests, extra capacity", "WAF requests"].map((item) =>
        Number(decimalText(find(list, "waf", item).quantity)),
      );
      return extra! / all!;
    };
    // 30 units each: 1,530, 1,980 and 2,010.
    expect([51, 66, 67].map(blocks)).toEqual([1, 1, 2]);
  });

  it("has no price of rule groups that are sold by subscription, and says so", () => {
    const plan = planOf("prod");
    const use = (vendorName: string, name: string) => ({
      name,
      priority: 1,
      statement: { managedRuleGroupStatement: { vendorName, name } },
    });
    const rules = [use("Fortinet", "all_rules"), use("AWS", "AWSManagedRulesATPRuleSet"), use("AWS", "AWSManagedRulesSQLiRuleSet")];
    const list = linesOf(withInputs(plan, "waf", { rules })).filter(({ item }) => item.startsWith("subscription of"));
    expect(list.map(({ item, kind, monthly: amount }) => [item, kind, amount])).toEqual([
      ["subscription of all_rules", "fixed", undefined],
      ["subscription of AWSManagedRulesATPRuleSet", "fixed", undefined],
    ]);
  });

  it("logs every request when the spec says so", () => {
    const [all, blocked] = [true, false].map((wafLogAllowedRequests) =>
      monthly(lines("prod", { waf: { wafLogAllowedRequests } }), "waf-logs", "log ingestion")!,
    );
    expect(all! / blocked!).toBeCloseTo(100, 3);
  });

  it("keeps a twentieth of the flow records when only refused connections are logged", () => {
    const [all, refused] = ["ALL", "REJECT"].map((flowLogTraffic) =>
      monthly(lines("prod", { vpc: { flowLogTraffic } }), "vpc-flow-logs", "log ingestion")!,
    );
    expect(refused! / all!).toBeCloseTo(0.05, 3);
  });

  it("names the dimension that decides the load balancer's capacity", () => {
    const capacity = (usage: Record<string, number>) =>
      lines("prod", { usage }).find(({ item }) => item.startsWith("load balancer capacity"))!.item;
    expect(capacity({})).toBe("load balancer capacity (traffic)");
    expect(capacity({ onlineMinutesPerUser: 1440 })).toBe("load balancer capacity (open connections)");
    expect(capacity({ connectionsPerUser: 5000, connectionKilobytes: 0 })).toBe("load balancer capacity (new connections)");
  });

  it("uses the lower price tier beyond 10 TB", () => {
    const egress = lines("prod-100k", { usage: { dailyActiveUsers: 1_000_000 } }).filter(({ item }) => item === "traffic to the internet");
    expect(egress.map(({ quantity, price }) => [decimalText(quantity, 0), decimalText(price.usd!)])).toEqual([
      ["10240", "0.09"],
      ["15574", "0.085"],
    ]);
  });

  it("says that health checks have no figure", () => {
    const check = lines("prod", { route53: { route53HealthCheckPath: "/api/health" } }).find(({ item }) => item === "health checks");
    expect([check?.monthly, check?.price.name]).toEqual([undefined, "route53.health_check_https_month"]);
  });

  it("counts enhanced Container Insights by the task, at its own price", () => {
    const line = find(lines("prod", { ecsCluster: { containerInsights: "enhanced" } }), "ecs-cluster", "Container Insights metrics");
    // 10 + 3 × 21 and 5 tasks × 21.
    expect([decimalText(line.quantity), decimalText(line.price.usd!)]).toEqual([String(10 + 63 + 105), "0.07"]);
  });
});

describe("the free tier", () => {
  it("is granted once per account: without it only backups up to the storage size are free", () => {
    const free = lines("prod", { usage: { accountFreeTier: false } }).filter(({ item }) => item.endsWith(", free"));
    expect(new Set(free.map(({ item }) => item))).toEqual(new Set(["database backups, free", "backup storage, free"]));
  });

  it("leaves only the quantity beyond it where there is no price", () => {
    const mails = (alarmMailsPerMonth: number) =>
      lines("prod", { usage: { alarmMailsPerMonth } }).filter(({ item }) => item === "alarm mails");
    expect(mails(1000)).toEqual([]);
    expect(mails(1500).map(({ quantity, monthly: amount }) => [decimalText(quantity), amount])).toEqual([["0.005", undefined]]);
  });
});

describe("the cost of scheduled capacity", () => {
  const at = (schedule: string, minCount: number, maxCount: number, timezone = "UTC") => ({ schedule, minCount, maxCount, timezone });
  const hours = (scheduledCapacity: object) => {
    const found = lines("prod", { ecsServices: { apiServiceMaxCount: 10, serviceExtras: { api: { scheduledCapacity } } } });
    const line = find(found, "ecs-service-api", "Fargate vCPU");
    // Half a vCPU a task.
    return { tasks: Number(decimalText(line.quantity, 6)) / 730 / 0.5, keys: line.keys, range: line.range };
  };

  it("weights the hours of each entry", () => {
    const day = at("cron(0 7 ? * MON-FRI *)", 8, 10);
    const night = at("cron(0 20 ? * MON-FRI *)", 2, 4);
    const { tasks, keys } = hours({ day, night });
    // 65 hours of a week with 8 tasks, 103 with 2.
    expect(tasks).toBeCloseTo((65 * 8 + 103 * 2) / 168, 5);
    expect(keys).toEqual(expect.arrayContaining(["ecsServices.serviceExtras.api.scheduledCapacity.day"]));
  });

  it("takes the larger number where times cannot be compared, within the range of both", () => {
    const berlin = at("cron(0 7 * * ? *)", 8, 10, "Europe/Berlin");
    const utc = at("cron(0 20 * * ? *)", 2, 4);
    const { tasks, range } = hours({ day: berlin, night: utc });
    expect(tasks).toBeCloseTo(8, 5);
    expect(Number(decimalText(range!.high, 6)) / Number(decimalText(range!.low, 6))).toBeCloseTo(10 / 2, 3);
  });
});

describe("the cost of copies of backups", () => {
  const vaultArn = "arn:aws:backup:eu-central-1:498731250684:backup-vault:copies";
  const ofPlan = (backupCopyTo: object | null) => lines("prod", { awsAccountId: "412356789014", backup: { backupCopyTo } });

  it("is that of the originals, and the transfer", () => {
    const found = ofPlan({ region: "eu-west-1" });
    expect(monthly(found, "backup-plan", "copies of backups")).toBe(monthly(found, "backup-plan", "backup storage"));
    expect(monthly(found, "backup-plan", "transfer of backups to another region")).toBeGreaterThan(0);
  });

  it("is on another account's bill, without transfer within the region", () => {
    const items = ofPlan({ vaultArn }).map(({ item }) => item);
    expect(items).toContain("backup storage");
    expect(items.filter((item) => /cop(y|ies) of backups|another region/.test(item))).toEqual([]);
  });
});
