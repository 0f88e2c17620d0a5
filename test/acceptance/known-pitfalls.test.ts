/**
 * One test per known pitfall of this kind of AWS environment. Conditions on every plan are checked here on the frozen plans, and by `npm
 * run matrix` on the full product of the switches.
 */
import { describe, expect, it } from "vitest";
import { violationsOf } from "../../compiler/rules/check-plan.ts";
import { imagePattern } from "../../compiler/modules/shared/images.ts";
import { workloadsOf } from "../../compiler/model/workloads.ts";
import { checkSpec } from "../../compiler/rules/check-spec.ts";
import { customMetricsHaveProducers, metricsOf } from "../../tools/matrix/acceptance/metrics.ts";
import { acceptance, judgePlan } from "../../tools/matrix/judge.ts";
import { judgeNames, physicalNames } from "../../tools/matrix/names.ts";
import { frozenSpecs } from "../../tools/fixtures/project.ts";
import { environmentOf, planOf } from "../../tools/fixtures/specs.ts";
import { resourceOf } from "../support/plan.ts";

const context = { asOf: "2026-11-24" };
const plans = frozenSpecs.map((name) => planOf(name));

/** The acceptance check reports nothing for any of the plans. */
function holds(name: string): void {
  for (const plan of plans) expect(acceptance[name]!(plan), plan.environment).toEqual([]);
}

function ofType(type: string): number {
  return plans.reduce((count, plan) => count + plan.resources.filter((resource) => resource.type === type).length, 0);
}

describe("acceptance", () => {
  it("every frozen example compiles and passes all checks", () => {
    for (const [index, name] of frozenSpecs.entries()) {
      const errors = checkSpec(environmentOf(name), context).filter(({ severity }) => severity === "error");
      expect(errors, name).toEqual([]);
      expect(judgePlan(plans[index]!), name).toEqual([]);
      expect(violationsOf(plans[index]!), name).toEqual([]);
    }
  });

  it("no name is over its limit for the longest legal project and environment", () => {
    for (const projectName of ["a".repeat(24), `a-${"b".repeat(22)}`]) {
      for (const spec of frozenSpecs) {
        const plan = planOf(spec, { projectName, environment: `${"e".repeat(20)}-${"f".repeat(3)}` });
        expect(physicalNames(plan).length).toBeGreaterThan(60);
        expect(judgeNames(plan), spec).toEqual([]);
      }
    }
  });

  it("no alarm is on a dimension set that does not exist", () => {
    expect(metricsOf(plans[1]!).length).toBeGreaterThan(40);
    holds("metrics-exist");
  });

  it("step policies begin at the threshold and change something", () => {
    expect(ofType("aws:appautoscaling/policy:Policy")).toBeGreaterThan(0);
    expect(JSON.stringify(plans[1]!.resources)).toContain("stepAdjustments");
    holds("scaling-steps-move");
  });

  it("no security group has inline rules", () => {
    expect(ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).toBeGreaterThan(20);
    holds("no-inline-rules");
  });

  it("data stores have no unrestricted egress", () => {
    holds("data-stores-stay-in");
  });

  it("static database parameters wait for a reboot", () => {
    const plan = planOf("prod", { rds: { rdsParameters: { "rds.logical_replication": "1", max_locks_per_transaction: "128" } } });
    expect(JSON.stringify(plan.resources.filter(({ type }) => type === "aws:rds/parameterGroup:ParameterGroup"))).toContain(
      "max_locks_per_transaction",
    );
    expect(acceptance["static-parameters-wait"]!(plan)).toEqual([]);
    holds("static-parameters-wait");
  });

  it("engine, class and node exist in the region, by the vendored tables", () => {
    holds("sizes-exist");
    const codes = (over: Record<string, unknown>) => checkSpec(environmentOf("prod", over), context).map(({ rule }) => rule);
    expect(codes({ redis: { redisNodeType: "cache.m6g.medium" } })).toContain("node-type-not-in-region");
    expect(codes({ rds: { rdsInstanceClass: "db.t3.nano" } })).toContain("instance-class-not-in-region");
    expect(codes({ rds: { rdsEngineVersion: "16.1" } })).toContain("engine-version-not-available");
  });

  it("every dashboard widget states its region", () => {
    expect(ofType("aws:cloudwatch/dashboard:Dashboard")).toBeGreaterThan(0);
    holds("widgets-have-regions");
  });

  it("services wait for their listener rule, secret versions and routes", () => {
    expect(ofType("aws:ecs/service:Service")).toBe(9);
    holds("services-wait");
  });

  it("the desired count is left to autoscaling", () => {
    holds("counts-are-left-alone");
  });

  it("publisher and subscriber of a bus use one cluster", () => {
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

  it("what an image needs in its environment is provided", () => {
    const codes = (requiresEnv: readonly string[]) =>
      checkSpec(environmentOf("prod", { ecsServices: { apiImageContract: { requiresEnv } } }), context).map(({ rule }) => rule);
    expect(codes(["DATABASE_URL", "REDIS_EVENTS_URL", "PORT"])).not.toContain("required-variable-not-provided");
    expect(codes(["DATABASE_URL", "STRIPE_KEY"])).toContain("required-variable-not-provided");
  });

  it("WAF limits are ordered", () => {
    expect(ofType("aws:wafv2/webAcl:WebAcl")).toBe(2);
    holds("limits-are-ordered");
    const codes = checkSpec(environmentOf("prod", { waf: { wafGlobalRateLimitPer5Min: 100 } }), context).map(({ rule }) => rule);
    expect(codes).toContain("global-rate-limit-too-low");
  });

  it("backups start outside the maintenance window and do not take over the database's own", () => {
    expect(ofType("aws:backup/plan:Plan")).toBeGreaterThan(1);
    holds("backups-stay-outside");
  });

  it("two environments of one project share no physical name", () => {
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

  it("the certificate covers each host and is replaced before it is deleted", () => {
    expect(ofType("aws:acm/certificate:Certificate")).toBe(3);
    holds("certificates-cover");
  });

  it("an image is a digest or tag from stack config, and a placeholder is refused", () => {
    holds("images-are-inputs");
    const pattern = new RegExp(imagePattern);
    expect(pattern.test("412356789014.dkr.ecr.eu-central-1.amazonaws.com/realtime-prod-api:3f2a9c1")).toBe(true);
    expect(pattern.test(`ghcr.io/acme/api@sha256:${"a".repeat(64)}`)).toBe(true);
    for (const bad of ["api", "node:20-alpine", "ghcr.io/acme/api", "ghcr.io/acme/api:latest", "YOUR_IMAGE", ""])
      expect(pattern.test(bad), bad).toBe(false);
  });

  it("every metric used has a producer", () => {
    for (const [index, name] of frozenSpecs.entries()) {
      const published = workloadsOf(environmentOf(name)).flatMap(({ imageContract }) => imageContract.publishesMetrics);
      expect(published).toContain("EventLoopLagMs");
      expect(customMetricsHaveProducers(plans[index]!, published), name).toEqual([]);
    }
    const mute = { ecsServices: { realtimeImageContract: { publishesMetrics: [] }, realtimeScaleOnConnections: false } };
    expect(customMetricsHaveProducers(planOf("prod", mute), [])).toEqual([]);
  });

  it("a dev environment can be destroyed and created again, twice in a row", () => {
    holds("can-be-destroyed-twice");
  });
});
