import { describe, expect, it } from "vitest";
import { adviceOn, type Advice } from "../../../compiler/cost/advice/index.ts";
import { costOf } from "../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { buildEnvironment } from "../../../compiler/model/index.ts";
import { lowerEnvironment } from "../../../compiler/modules/lower.ts";
import { decimalText } from "../../../compiler/pricing/decimal.ts";
import { mergeLayers } from "../../../compiler/source/merge.ts";
import { specTree } from "../../../tools/fixtures/specs.ts";
import { alternativesOf } from "../../../compiler/what-if.ts";

function adviceFor(name: string, over: Record<string, unknown> = {}): readonly Advice[] {
  const spec = { tree: mergeLayers([over, specTree(name)]), file: `spec/${name}.yaml`, files: {} };
  const environment = buildEnvironment(spec);
  const report = costOf(lowerEnvironment(environment), priceBookOf(environment.region));
  return adviceOn({ report, environment, alternatives: alternativesOf(spec, "2026-11-24") });
}

function find(advice: readonly Advice[], title: RegExp): Advice {
  const found = advice.find((each) => title.test(each.title));
  if (found === undefined) throw new Error(`no advice ${title.source} in: ${advice.map((each) => each.title).join("; ")}`);
  return found;
}

const saves = (advice: Advice) => Number(decimalText(advice.saves, 2));

describe("advice", () => {
  it("weighs NAT against interface endpoints by the gigabyte", () => {
    const own = find(adviceFor("prod"), /^interface endpoints instead/);
    // Six endpoints in two zones: 6 × 2 × 0.012 × 730 = 105.12; 105.12 / (0.052 − 0.010) = 2502.9 GB; 12 GB save 0.50.
    expect(own.why).toContain(
      "105.12 a month and cost 0.042 less per GB than NAT: they pay off above 2503 GB a month; this environment has 12 GB",
    );
    expect(saves(own)).toBeCloseTo(-(105.12 - 12 * 0.042), 2);
    const other = find(adviceFor("prod-100k"), /^AWS traffic through NAT/);
    // Three zones: 6 × 3 × 8.76 = 157.68, less 120 GB × 0.042.
    expect(saves(other)).toBeCloseTo(157.68 - 120 * 0.042, 2);
    expect(other.givesUp).toContain("waive interface-vpc-endpoints");
  });

  it("says nothing about endpoints where there is no NAT", () => {
    expect(adviceFor("dev").some(({ key }) => key === "vpc.enableInterfaceEndpoints")).toBe(false);
  });

  it("prices Graviton for tasks, database and Redis", () => {
    const advice = adviceFor("prod");
    // 2.25 vCPU and 4.5 GB: 2.25 × 730 × (0.04656 − 0.03725) + 4.5 × 730 × (0.00511 − 0.00409).
    expect(saves(find(advice, /^Graviton for tasks/))).toBeCloseTo(2.25 * 730 * 0.00931 + 4.5 * 730 * 0.00102, 1);
    expect(saves(find(advice, /^db\.t4g\.medium instead of db\.t3\.medium/))).toBeCloseTo(730 * (0.168 - 0.149), 1);
    expect(find(advice, /^cache\.t4g\.medium/).key).toBe("redis.redisNodeType");
    expect(adviceFor("prod-100k").some(({ title }) => /Graviton for tasks/.test(title))).toBe(false);
  });

  it("prices Spot for workers alone", () => {
    // 0.25 vCPU and 0.5 GB at a discount of 0.69.
    expect(saves(find(adviceFor("prod"), /^Spot/))).toBeCloseTo(0.69 * 730 * (0.25 * 0.04656 + 0.5 * 0.00511), 1);
    expect(adviceFor("dev").some(({ title }) => title.startsWith("Spot"))).toBe(false);
  });

  it("prices storage that is paid for but empty", () => {
    const advice = find(adviceFor("prod"), /GiB of storage/);
    // 30 of 50 GiB are used: 30 / 0.8 = 37.5, so 38 are enough. 12 × 0.274, and 12 GiB less of free backups.
    expect(advice.title).toBe("38 GiB of storage instead of 50");
    expect(saves(advice)).toBeCloseTo(12 * 0.274 - 12 * 0.103, 2);
    expect(adviceFor("prod", { usage: { databaseFilledPercent: 90 } }).some(({ title }) => /GiB of storage/.test(title))).toBe(false);
  });

  it("prices log retention beyond a month", () => {
    const advice = find(
      adviceFor("prod", { vpc: { flowLogRetentionDays: 365 }, rds: { rdsLogRetentionDays: 30 }, redis: { redisLogRetentionDays: 30 } }),
      /^30 days of log retention/,
    );
    expect(advice.key.split(", ")).toContain("vpc.flowLogRetentionDays");
    // 15.73 GB a month × 0.2 × (365 − 30) / 30.42 days × 0.0324, and the WAF's 0.36 GB likewise.
    expect(saves(advice)).toBeCloseTo((15.732 + 0.3557) * 0.2 * ((365 - 30) / (730 / 24)) * 0.0324, 2);
  });

  it("prices a replica that no image reads from", () => {
    const contract = (requiresEnv: readonly string[]) => ({ ecsServices: { apiImageContract: { requiresEnv } } });
    const advice = find(adviceFor("prod-100k", contract(["DATABASE_URL"])), /^removing the read replica/);
    expect(saves(advice)).toBeGreaterThan(200);
    const reading = adviceFor("prod-100k", contract(["DATABASE_URL", "DATABASE_READ_URL"]));
    expect(reading.some(({ title }) => /replica/.test(title))).toBe(false);
  });

  it("prices alarms without a subscriber", () => {
    const spec = { tree: specTree("prod"), file: "spec/prod.yaml", files: {} };
    const environment = buildEnvironment(spec);
    const plan = lowerEnvironment(environment);
    const deaf = { ...plan, resources: plan.resources.filter(({ type }) => type !== "aws:sns/topicSubscription:TopicSubscription") };
    const of = (each: typeof plan) =>
      adviceOn({ report: costOf(each, priceBookOf("eu-central-1")), environment, alternatives: alternativesOf(spec, "2026-11-24") }).filter(
        ({ key }) => key === "observability.alarmEmail",
      );
    expect(of(plan)).toEqual([]);
    expect(of(deaf)).toHaveLength(1);
    expect(saves(of(deaf)[0]!)).toBeGreaterThan(3);
  });

  it("lists the largest saving first, and added costs last", () => {
    const amounts = adviceFor("prod").map(saves);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    expect(amounts.length).toBeGreaterThan(4);
  });
});
