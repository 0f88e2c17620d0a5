import { describe, expect, it } from "vitest";
import { adviceOn, type Advice } from "../../../compiler/cost/advice/index.ts";
import { candidatesOf } from "../../../compiler/cost/advice/candidates.ts";
import { measurer } from "../../../compiler/cost/advice/measure.ts";
import { editsOf, withRequirements } from "../../../compiler/cost/advice/requirements.ts";
import { costOf } from "../../../compiler/cost/index.ts";
import { savingsText } from "../../../compiler/cost/render/advice.ts";
import { markdownForm } from "../../../compiler/cost/render/report.ts";
import { savingsOf } from "../../../compiler/cost/save/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { compileSpec } from "../../../compiler/compile.ts";
import { decimalText } from "../../../compiler/pricing/decimal.ts";
import { alternativesOf } from "../../../compiler/what-if.ts";
import { frozenDay, frozenFiles } from "../../../tools/fixtures/specs.ts";

/** Compiles a spec that extends a frozen one by `rest`. */
function compiled(name: string, rest = "") {
  const text = `extends: ${name}.yaml\nenvironment: own\nbudget: null\n${rest}`;
  const reader: typeof frozenFiles = {
    read: (file, within) => (file === "spec/own.yaml" ? { bytes: new TextEncoder().encode(text) } : frozenFiles.read(file, within)),
  };
  const { plan, source, diagnostics } = compileSpec("spec/own.yaml", reader, { asOf: frozenDay });
  if (plan === undefined || source === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return { plan, source, diagnostics };
}

function situationOf(name: string, rest = "") {
  const { plan, source } = compiled(name, rest);
  return { report: costOf(plan, priceBookOf(plan.region)), alternatives: alternativesOf(source, frozenDay) };
}

const known = new Map<string, readonly Advice[]>();

function adviceFor(name: string, rest = ""): readonly Advice[] {
  const id = `${name}\n${rest}`;
  const advice = known.get(id) ?? adviceOn(situationOf(name, rest));
  known.set(id, advice);
  return advice;
}

function find(advice: readonly Advice[], key: string, to?: unknown): Advice {
  const found = advice.find((each) => each.key === key && (to === undefined || each.to === to));
  if (found === undefined) throw new Error(`no advice on ${key} in: ${advice.map((each) => each.title).join("; ")}`);
  return found;
}

const saves = ({ saves: amount }: Pick<Advice, "saves">) => Number(decimalText(amount, 2));

describe("advice", () => {
  it("is the difference between the bills of two specs", () => {
    const monthly = (rest: string) => Number(decimalText(situationOf("prod", rest).report.totals.monthly, 6));
    const now = monthly("");
    const edits = {
      "ecsCluster.enableFargateSpot": "ecsCluster: {enableFargateSpot: true}\n",
      "vpc.natGateways": "vpc: {natGateways: 1}\n",
      "rds.enableRdsProxy": "rds: {enableRdsProxy: false}\n",
      "redis.redisNodeType": "redis: {redisNodeType: cache.t4g.medium}\n",
    };
    for (const [key, rest] of Object.entries(edits)) {
      const to = key === "redis.redisNodeType" ? "cache.t4g.medium" : undefined;
      expect(now - monthly(rest), key).toBeCloseTo(Number(decimalText(find(adviceFor("prod"), key, to).saves, 6)), 5);
    }
  });

  describe("on a switch that needs other keys", () => {
    const image = "ecsServices: {databaseSetupImage: 412356789014.dkr.ecr.eu-central-1.amazonaws.com/postgres:17}\n";
    const endpoints = "vpc: {enableInterfaceEndpoints: true, natGateways: 2";
    const key = "vpc.enableIpv6Egress";
    const both = { "vpc.enableIpv6": true, "vpc.natGateways": 0 };

    it("changes them along, and only those that the spec does not have", () => {
      const advice = find(adviceFor("prod", `${image}${endpoints}}\n`), key, true);
      expect(advice.needs).toEqual(both);
      expect(advice.title).toContain("false → true, with vpc.enableIpv6: true, vpc.natGateways: 0");
      expect(advice.givesUp).toContain("Hosts without IPv6 become unreachable");
      expect(advice.givesUp).toContain("a task without an IPv6 address loses the internet together with NAT");
      expect(advice.sacrifice).toBe("less");
      const there = `${image}${endpoints.replace("natGateways: 2", "natGateways: 0")}, enableIpv6: true, enableIpv6Egress: true}\n`;
      const [now, then] = [`${image}${endpoints}}\n`, there].map((rest) => situationOf("prod", rest).report.totals.monthly);
      expect(saves(advice)).toBeCloseTo(Number(decimalText(now!, 6)) - Number(decimalText(then!, 6)), 1);
    });

    /** What the switch needs in a spec, and what it saves with that. */
    function turnedOn(rest: string) {
      const situation = situationOf("prod", rest);
      const measure = measurer(situation);
      const change = withRequirements({ key, from: false, to: true, depth: 0, less: false }, situation, measure);
      const measured = measure(editsOf(change));
      return { needs: change.needs, saves: measured === undefined ? undefined : saves(measured) };
    }

    it("leaves a value that serves as well", () => {
      const { needs } = turnedOn(`${image}${endpoints}, enableIpv6: true, ipv6Scope: subnets}\n`);
      expect(needs).toEqual({ "vpc.natGateways": 0 });
    });

    it("is not given where they do not suffice, or cost more than they save", () => {
      expect(turnedOn(`${endpoints}}\n`).saves).toBeUndefined();
      expect(turnedOn(`${image}vpc: {enableInterfaceEndpoints: false, natGateways: 1}\n`).saves).toBeLessThan(0);
    });

    it("joins combinations instead of a change of the same keys", () => {
      const situation = situationOf("prod", `${image}${endpoints}}\n`);
      const { combinations } = savingsOf(situation, find(adviceFor("prod", `${image}${endpoints}}\n`), key, true).saves);
      const way = combinations.find(({ changes }) => changes.some((change) => change.key === key))!;
      expect(way.changes.map((change) => change.key)).not.toContain("vpc.natGateways");
      const text = savingsText({ target: way.saves, combinations: [way], reached: true }, situation.report, markdownForm);
      expect(text).toContain("vpc.enableIpv6Egress: true; vpc.enableIpv6: true; vpc.natGateways: 0");
    });
  });

  it("says what Spot saves where the key applies: in class prod the first task of each service stays on demand", () => {
    const advice = find(adviceFor("prod"), "ecsCluster.enableFargateSpot");
    // One of two api tasks and one of two realtime tasks: 2 × 0.69 × 730 × (0.5 × 0.04656 + 1 × 0.00511). The only worker stays.
    expect(saves(advice)).toBeCloseTo(2 * 0.69 * 730 * (0.5 * 0.04656 + 0.00511), 1);
    expect(advice.why).not.toContain("ecsWorkers");
    expect(advice.givesUp).toContain("two minutes' notice");
    expect(adviceFor("dev").some(({ key }) => key === "ecsCluster.enableFargateSpot")).toBe(false);
  });

  it.each([
    ["prod", "vpc.natGateways", 1, "less", "nat-gateway-shared"],
    ["prod", "rds.enableRdsProxy", false, "less", "Connection pool between tasks and database"],
    ["prod", "rds.rdsMultiAz", false, "waiver", "needs a waiver of database-multi-az"],
    ["prod", "rds.rdsInstanceClass", "db.t4g.medium", "nothing", "the database restarts"],
    ["prod", "redis.redisNumCacheNodes", 1, "waiver", "redis-automatic-failover"],
    ["prod", "ecsCluster.enableGraviton", true, "nothing", "Images must be built for that processor"],
    ["prod", "waf.enableWaf", false, "waiver", "load-balancer-has-web-acl"],
    ["prod", "observability.enableAlarms", false, "waiver", "database-event-subscription"],
    ["prod", "rds.rdsAllocatedStorage", 30, "rebuild", "AWS refuses this allocatedStorage"],
    ["prod", "backup.enableBackup", false, "rebuild", "pulumi up refuses while backup-vault is protected"],
    ["prod-100k", "rds.enableRdsReadReplica", false, "less", "A copy for read queries"],
    ["prod-100k", "vpc.enableInterfaceEndpoints", false, "waiver", "interface-vpc-endpoints"],
    ["prod-100k", "ecsCluster.containerInsights", "disabled", "waiver", "container-insights"],
    ["prod-100k", "ecsServices.apiServiceDesiredCount", 3, "rebuild", "pulumi up does not change existing resources"],
    ["prod-100k", "alb.albAccessLogRetentionDays", undefined, "waiver", "log-retention-one-year"],
  ] as const)("of %s considers %s: %s and says what it gives up", (name, key, to, sacrifice, words) => {
    const advice = find(adviceFor(name), key, to);
    expect(saves(advice)).toBeGreaterThan(0);
    expect(advice.sacrifice).toBe(sacrifice);
    expect(advice.givesUp).toContain(words);
  });

  it("finds keys of extra services", () => {
    const rest =
      "ecsServices: {extraServices: {reports: {cpu: 512, memory: 1024, paths: [/reports/*], desiredCount: 2, maxCount: 3, dbPoolSize: 1, logRetentionDays: 365}}}\n";
    const candidates = candidatesOf(situationOf("prod", rest), 0);
    expect(candidates).toContainEqual({ key: "ecsServices.extraServices.reports.cpu", from: 512, to: 256, depth: 0, less: true });
  });

  it("names what lowers only the maximum last", () => {
    const advice = adviceFor("prod");
    const last = advice.at(-1)!;
    expect([saves(last), Number(decimalText(last.savesAtMost, 2)) > 10]).toEqual([0, true]);
    expect(advice.map(saves)).toEqual(advice.map(saves).toSorted((a, b) => b - a));
  });

  it("changes neither what describes the environment nor what a class may not do without", () => {
    const keys = adviceFor("prod").map(({ key }) => key);
    expect(keys.filter((key) => /^(usage|budget|class|region|environment)\b/.test(key))).toEqual([]);
    // Class prod may not waive the encryption of the database with the environment's own key (never offered: it replaces the database).
    for (const { waivers } of adviceFor("prod")) expect(waivers).not.toContain("database-encrypted");
  });

  it("compiles as it says, given the waivers that it names", () => {
    for (const advice of adviceFor("prod")
      .filter(({ sacrifice }) => sacrifice === "waiver")
      .slice(0, 3)) {
      const [section, name] = advice.key.split(".");
      const waivers = advice.waivers.map(
        (rule) => `  - {rule: ${rule}, reason: We can do without it here., until: "2027-01-01", price: 1}\n`,
      );
      const edit = `${section}: {${name}: ${JSON.stringify(advice.to)}}\n`;
      expect(() => compiled("prod", edit)).toThrow(advice.waivers[0]!);
      const own = situationOf("prod", `${edit}waivers:\n${waivers.join("")}${ownWaivers}`);
      expect(saves({ saves: (situationOf("prod").report.totals.monthly - own.report.totals.monthly) as Advice["saves"] })).toBe(
        saves(advice),
      );
    }
  });

  it("counts overrides: a change that would orphan one is no advice", () => {
    const rest = "overrides:\n  vpc-nat-b:\n    set: { tags: { Note: kept } }\n";
    const one = { "vpc.natGateways": 1 };
    expect(situationOf("prod", rest).alternatives.change(one)).toBeUndefined();
    expect(situationOf("prod").alternatives.change(one)).toMatchObject({ waivers: [], warnings: [{ rule: "nat-gateway-shared" }] });
  });
});

/** The waivers of the frozen prod, which a list in a child replaces. */
const ownWaivers = ["interface-vpc-endpoints", "log-retention-one-year", "container-insights"]
  .map((rule) => `  - {rule: ${rule}, reason: As in the frozen spec., until: "2027-01-01", price: 1}\n`)
  .join("");
