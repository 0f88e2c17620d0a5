import { describe, expect, it } from "vitest";
import { changesOf } from "../../../compiler/cost/compare.ts";
import { costOfKey } from "../../../compiler/cost/by-key.ts";
import { curveOf } from "../../../compiler/cost/curve.ts";
import { costOf } from "../../../compiler/cost/index.ts";
import { limitsOf } from "../../../compiler/cost/limits.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { curveSvg } from "../../../compiler/cost/render/svg.ts";
import { sensitivityOf } from "../../../compiler/cost/sensitivity.ts";
import { decimalText, sum, zero } from "../../../compiler/pricing/decimal.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const book = priceBookOf("eu-central-1");
const report = (name: string, over = {}) => costOf(planOf(name, over), book);

describe("the curve", () => {
  const curve = curveOf(report("prod"), [0, 1000, 10_000, 100_000, 1_000_000]);

  it("is the cost for each number of users", () => {
    for (const { users, monthly } of curve.points) {
      expect(monthly).toBe(report("prod", { usage: { dailyActiveUsers: users } }).totals.monthly);
    }
    expect(curve.points.map(({ monthly }) => monthly)).toEqual(curve.points.map(({ monthly }) => monthly).sort((a, b) => (a < b ? -1 : 1)));
  });

  it("adds tasks as the load needs them, up to the maximum", () => {
    // 60 requests × 10 ms: 1,000,000 users keep 6.94 vCPU busy, 14 tasks of half a vCPU.
    const large = report("prod", { usage: { dailyActiveUsers: 1_000_000 } });
    const vcpu = large.lines.find(({ resource, item }) => resource === "ecs-service-api" && item === "Fargate vCPU")!;
    expect(decimalText(vcpu.quantity)).toBe(String(14 * 0.5 * 730));
    // 52,083 online at 2,100 a task (70 % of 3,000) are 25 tasks.
    const realtime = large.lines.find(({ resource, item }) => resource === "ecs-service-realtime" && item === "Fargate vCPU")!;
    expect(decimalText(realtime.quantity)).toBe(String(25 * 0.5 * 730));
  });

  it("says at how many users each limit breaks: one fewer is fine", () => {
    expect(curve.limits.map(({ name }) => name).sort()).toEqual(
      ["NAT throughput", "database connections", "subnet addresses", "tasks of api", "tasks of realtime", "tasks of worker"].sort(),
    );
    for (const { name, breaksAt, capacity } of curve.limits) {
      if (breaksAt === undefined) continue;
      const at = (dailyActiveUsers: number) =>
        limitsOf(planOf("prod", { usage: { dailyActiveUsers } })).find((limit) => limit.name === name)!.demand;
      expect(at(breaksAt) > capacity, name).toBe(true);
      expect(at(breaksAt - 1) > capacity, name).toBe(false);
    }
  });

  it("calculates limits as a person would", () => {
    const limits = new Map(limitsOf(planOf("prod")).map((limit) => [limit.name, limit]));
    // 20 tasks of 0.5 vCPU are 10 vCPU, for a peak of three times 60 × 10 ms ÷ 86,400 s per user.
    expect(limits.get("tasks of api")!.breaksAt).toBe(Math.floor((10 * 86_400) / (60 * 0.01 * 3)) + 1);
    // Two /18 blocks of the CIDR planner: the subnets' addresses, less five per subnet.
    const subnets = planOf("prod").resources.filter(({ id }) => /^vpc-private-[a-z]$/.test(id));
    const addresses = subnets.reduce((all, { inputs }) => all + 2 ** (32 - Number(String(inputs["cidrBlock"]).split("/")[1])) - 5, 0);
    expect(decimalText(limits.get("subnet addresses")!.capacity)).toBe(String(addresses));
    // 4 GiB / 9531392 bytes are 450 connections. The proxy takes 80 % of them, and PostgreSQL reserves three.
    expect(decimalText(limits.get("database connections")!.capacity)).toBe("357");
  });

  it("is drawn with its points and the limits within it", () => {
    const svg = curveSvg(curve, "a & b");
    expect(svg).toMatch(/^<svg [^>]*>\n<title>a &amp; b<\/title>/);
    expect(svg.match(/<circle /g)).toHaveLength(5);
    const within = curve.limits.filter(({ breaksAt = Infinity }) => breaksAt <= 1_000_000);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(within.length);
    expect(within.length).toBeGreaterThan(0);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(curveSvg(curveOf(report("dev"), [50]), "one")).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("sensitivity", () => {
  it("is the change in cost at half and at twice a driver", () => {
    const list = sensitivityOf(report("prod"));
    const users = list.find(({ driver }) => driver === "dailyActiveUsers")!;
    expect([users.half, users.double]).toEqual([5000, 20_000]);
    expect(users.atDouble).toBe(report("prod", { usage: { dailyActiveUsers: 20_000 } }).totals.monthly - report("prod").totals.monthly);
    expect(users.atHalf < zero && users.atDouble > zero).toBe(true);
  });

  it("stays within the driver's bounds", () => {
    const list = sensitivityOf(report("prod"));
    expect(list.find(({ driver }) => driver === "outboundPercent")!.double).toBe(100);
    expect(list.find(({ driver }) => driver === "activeDaysPerMonth")!.double).toBe(31);
  });
});

describe("a comparison", () => {
  it("lists what differs, and its sum is the change", () => {
    const [before, after] = [report("prod"), report("prod", { rds: { rdsMultiAz: false }, waf: { enableWaf: false } })];
    const changes = changesOf(before, after);
    expect(changes[0]).toMatchObject({ module: "rds", item: "database instance hours" });
    expect(sum(...changes.map(({ change }) => change))).toBe(after.totals.monthly - before.totals.monthly);
    expect(changes.some(({ module, item }) => module === "waf" && item === "web ACL")).toBe(true);
    expect(changesOf(before, report("prod"))).toEqual([]);
  });
});

describe("the dollars of a key", () => {
  it("are the sum of the lines that it causes", () => {
    const prod = report("prod");
    const multiAz = costOfKey(prod, "rds.rdsMultiAz");
    expect(multiAz.lines.map(({ item }) => item)).toEqual(["database instance hours", "database storage"]);
    expect(decimalText(multiAz.monthly, 2)).toBe("136.34");
    expect(multiAz.decides).toBe(zero);
    expect(decimalText(costOfKey(prod, "rds.rdsInstanceClass").decides, 2)).toBe("122.64");
    expect(costOfKey(prod, "tags").lines).toEqual([]);
  });
});

describe("a resource without a price", () => {
  it("is reported, not ignored", () => {
    const plan = planOf("prod");
    const extra = { id: "extra-search", module: "extra", type: "aws:opensearch/domain:Domain", inputs: {}, options: {}, from: {} };
    const { lines, totals } = costOf({ ...plan, resources: [...plan.resources, extra] }, book);
    expect(totals.unpriced).toBe(1);
    expect(lines.at(-1)).toMatchObject({ resource: "extra-search", price: { name: "aws:opensearch/domain:Domain" } });
    expect(report("prod").totals.unpriced).toBe(0);
  });

  it("is free if AWS says so: a parameter of the standard tier, but not of the advanced one", () => {
    const plan = planOf("prod");
    const unpriced = (inputs: Readonly<Record<string, string>>) => {
      const extra = { id: "extra-flag", module: "extra", type: "aws:ssm/parameter:Parameter", inputs, options: {}, from: {} };
      return costOf({ ...plan, resources: [...plan.resources, extra] }, book).totals.unpriced;
    };
    expect([unpriced({}), unpriced({ tier: "Standard" }), unpriced({ tier: "Advanced" })]).toEqual([0, 0, 1]);
  });

  it("is priced by the module that knows its type, wherever it is planned", () => {
    const plan = planOf("prod");
    const gateway = { ...plan.resources.find(({ id }) => id === "vpc-nat-a")!, id: "extra-nat", module: "extra" };
    const { lines } = costOf({ ...plan, resources: [...plan.resources, gateway] }, book);
    expect(lines.filter(({ resource }) => resource === "extra-nat").map(({ module, item }) => [module, item])).toEqual([
      ["extra", "NAT gateway hours"],
      ["extra", "NAT gateway traffic"],
    ]);
  });
});
