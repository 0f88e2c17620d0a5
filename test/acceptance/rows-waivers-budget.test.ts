/**
 * The acceptance list of the known pitfalls: one test a line, named by its line. Where a line is about every plan, it is
 * judged on the shipped ones here and on the full product of the switches by `npm run matrix`.
 */
import { describe, expect, it } from "vitest";
import { violationsOf } from "../../compiler/rules/check-plan.ts";
import { imagePattern } from "../../compiler/modules/shared/images.ts";
import { workloadsOf } from "../../compiler/model/workloads.ts";
import { checkSpec } from "../../compiler/rules/check-spec.ts";
import { customMetricsHaveProducers, metricsOf } from "../../tools/matrix/acceptance/metrics.ts";
import { acceptance, judgePlan } from "../../tools/matrix/judge.ts";
import { judgeNames, physicalNames } from "../../tools/matrix/names.ts";
import { environmentOf } from "../support/environment.ts";
import { planOf, resourceOf, shippedSpecs } from "../support/plan.ts";

const context = { asOf: "2026-11-24" };
const plans = shippedSpecs.map((name) => planOf(name));

/** The judge of a line finds nothing in any shipped plan, and looks at `least` resources at least. */
function holds(line: string): void {
  for (const plan of plans) expect(acceptance[line]!(plan), plan.environment).toEqual([]);
}

function ofType(type: string): number {
  return plans.reduce((count, plan) => count + plan.resources.filter((resource) => resource.type === type).length, 0);
}

describe("known pitfalls", () => {
  it("G1: every shipped example compiles and passes all checks", () => {
    for (const [index, name] of shippedSpecs.entries()) {
      const errors = checkSpec(environmentOf(name), context).filter(({ severity }) => severity === "error");
      expect(errors, name).toEqual([]);
      expect(judgePlan(plans[index]!), name).toEqual([]);
      expect(violationsOf(plans[index]!), name).toEqual([]);
    }
  });

  it("G2: no name is over its limit for the longest legal project and environment", () => {
    for (const projectName of ["a".repeat(24), `a-${"b".repeat(22)}`]) {
      for (const spec of shippedSpecs) {
        const plan = planOf(spec, { projectName, environment: `${"e".repeat(20)}-${"f".repeat(3)}` });
        expect(physicalNames(plan).length).toBeGreaterThan(60);
        expect(judgeNames(plan), spec).toEqual([]);
      }
    }
  });

  it("G3: no alarm is on a dimension set that does not exist", () => {
    expect(metricsOf(plans[1]!).length).toBeGreaterThan(40);
    holds("G3");
  });

  it("G4: step policies begin at the threshold and change something", () => {
    expect(ofType("aws:appautoscaling/policy:Policy")).toBeGreaterThan(0);
    expect(JSON.stringify(plans[1]!.resources)).toContain("stepAdjustments");
    holds("G4");
  });

  it("G5: no security group has inline rules", () => {
    expect(ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).toBeGreaterThan(20);
    holds("G5");
  });

  it("G6: data stores have no egress to everywhere", () => {
    holds("G6");
  });

  it("G7: static database parameters wait for a reboot", () => {
    const plan = planOf("prod", { rds: { rdsParameters: { "rds.logical_replication": "1", max_locks_per_transaction: "128" } } });
    expect(JSON.stringify(plan.resources.filter(({ type }) => type === "aws:rds/parameterGroup:ParameterGroup"))).toContain(
      "max_locks_per_transaction",
    );
    expect(acceptance["G7"]!(plan)).toEqual([]);
    holds("G7");
  });

  it("G8: engine, class and node exist in the region, by the vendored tables", () => {
    holds("G8");
    const codes = (over: Record<string, unknown>) => checkSpec(environmentOf("prod", over), context).map(({ rule }) => rule);
    expect(codes({ redis: { redisNodeType: "cache.m6g.medium" } })).toContain("node-type-not-in-region");
    expect(codes({ rds: { rdsInstanceClass: "db.t3.nano" } })).toContain("instance-class-not-in-region");
    expect(codes({ rds: { rdsEngineVersion: "16.1" } })).toContain("engine-version-not-available");
  });

  it("G9: every dashboard widget carries its region", () => {
    expect(ofType("aws:cloudwatch/dashboard:Dashboard")).toBeGreaterThan(0);
    holds("G9");
  });

  it("G10: services wait for their listener rule, secret versions and routes", () => {
    expect(ofType("aws:ecs/service:Service")).toBe(9);
    holds("G10");
  });

  it("G11: the desired count is left to autoscaling", () => {
    holds("G11");
  });

  it("G12: publisher and subscriber of a bus use one cluster", () => {
    for (const over of [
      {},
      {
        redis: {
          enableRedisSplit: true,
          redisAdapterNodeType: "cache.t3.small",
          redisAdapterReplicas: 1,
          redisStateNodeType: "cache.t3.small",
          redisStateReplicas: 1,
        },
      },
    ]) {
      const plan = planOf("prod", over);
      const urls = ["ecs-task-api", "ecs-task-realtime", "ecs-task-worker"].map((id) => {
        const text = JSON.stringify(resourceOf(plan, id).inputs["containerDefinitions"]);
        return (
          /"name":"REDIS_EVENTS_URL","valueFrom":(\{.*?\]\})/.exec(text)?.[1] ?? /\{"name":"REDIS_EVENTS_URL".*?\}\]\}/.exec(text)?.[0]
        );
      });
      expect(urls[0]).toBeDefined();
      expect(new Set(urls).size).toBe(1);
    }
    const silent = environmentOf("prod", {
      ecsServices: { apiImageContract: { publishes: [] }, realtimeImageContract: { publishes: [] } },
      ecsWorkers: { workerImageContract: { publishes: [] } },
    });
    expect(checkSpec(silent, context).map(({ rule }) => rule)).toContain("bus-without-publisher");
  });

  it("G13: what an image needs in its environment is provided", () => {
    const codes = (requiresEnv: readonly string[]) =>
      checkSpec(environmentOf("prod", { ecsServices: { apiImageContract: { requiresEnv } } }), context).map(({ rule }) => rule);
    expect(codes(["DATABASE_URL", "REDIS_EVENTS_URL", "PORT"])).not.toContain("required-variable-not-provided");
    expect(codes(["DATABASE_URL", "STRIPE_KEY"])).toContain("required-variable-not-provided");
  });

  it("G14: WAF limits are ordered", () => {
    expect(ofType("aws:wafv2/webAcl:WebAcl")).toBe(2);
    holds("G14");
    const codes = checkSpec(environmentOf("prod", { waf: { wafGlobalRateLimitPer5Min: 100 } }), context).map(({ rule }) => rule);
    expect(codes).toContain("global-rate-limit-too-low");
  });

  it("G15: backups start outside the maintenance window and do not take over the database's own", () => {
    expect(ofType("aws:backup/plan:Plan")).toBeGreaterThan(1);
    holds("G15");
  });

  it("G16: two environments of one project share no physical name", () => {
    const variants = [
      ...plans,
      planOf("prod", { environment: "staging" }),
      planOf("prod", { region: "eu-west-1", vpc: { availabilityZones: ["eu-west-1a", "eu-west-1b"] } }),
      planOf("prod", { projectName: "realtime-prod", environment: "k100" }),
    ];
    const seen = new Map<string, string>();
    for (const plan of variants) {
      for (const { type, name } of physicalNames(plan)) {
        const scope = type.startsWith("aws:iam/role:") ? "account" : plan.region;
        if (type === "aws:iam/rolePolicy:RolePolicy" || type === "aws:appautoscaling/policy:Policy") continue;
        const key = `${scope} ${type} ${name}`;
        const owner = `${plan.project}/${plan.environment}/${plan.region}`;
        expect(seen.get(key) ?? owner, key).toBe(owner);
        seen.set(key, owner);
      }
    }
    expect(seen.size).toBeGreaterThan(300);
  });

  it("G17: the certificate covers each host and is replaced before it is deleted", () => {
    expect(ofType("aws:acm/certificate:Certificate")).toBe(3);
    holds("G17");
  });

  it("G18: an image is a digest or tag from stack config, and a placeholder is refused", () => {
    holds("G18");
    const pattern = new RegExp(imagePattern);
    expect(pattern.test("412356789014.dkr.ecr.eu-central-1.amazonaws.com/realtime-prod-api:3f2a9c1")).toBe(true);
    expect(pattern.test(`ghcr.io/acme/api@sha256:${"a".repeat(64)}`)).toBe(true);
    for (const bad of ["api", "node:20-alpine", "ghcr.io/acme/api", "ghcr.io/acme/api:latest", "YOUR_IMAGE", ""])
      expect(pattern.test(bad), bad).toBe(false);
  });

  it("G19: every metric used has a producer", () => {
    for (const [index, name] of shippedSpecs.entries()) {
      const published = workloadsOf(environmentOf(name)).flatMap(({ imageContract }) => imageContract.publishesMetrics);
      expect(published).toContain("EventLoopLagMs");
      expect(customMetricsHaveProducers(plans[index]!, published), name).toEqual([]);
    }
    const mute = { ecsServices: { realtimeImageContract: { publishesMetrics: [] }, realtimeScaleOnConnections: false } };
    expect(customMetricsHaveProducers(planOf("prod", mute), [])).toEqual([]);
  });

  it("G20: a dev environment can be destroyed and created again, twice in a row", () => {
    holds("G20");
  });
});
