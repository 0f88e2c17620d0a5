/** Keys without effect: found by trying other values, whatever the key. */
import { describe, expect, it } from "vitest";
import { compileFrozen, environmentOf, planOf } from "../../tools/fixtures/specs.ts";
import { frozenSpecs } from "../../tools/fixtures/project.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import { valueAt, withValueAt } from "../../compiler/source/value-at.ts";
import { effectiveSchema, nodeAt, type SchemaNode } from "../../compiler/validate/schema/metadata.ts";
import { otherValues } from "../../compiler/validate/schema/other-values.ts";
import { everyExtra } from "../support/extras.ts";
import { diagnosticsOver, toldOver } from "./validate/spec-over-prod.ts";

/** `key | help` of each key without effect. */
function idle(text: string): readonly string[] {
  return diagnosticsOver(text)
    .filter(({ rule }) => rule === "key-without-effect")
    .map(({ key, help, severity }) => `${severity} ${key} | ${help}`);
}

const split = "redisAdapterNodeType: cache.m6g.large, redisAdapterReplicas: 1, redisStateNodeType: cache.m6g.large, redisStateReplicas: 1";

/** An extra service that scales on connections, and publishes these metrics; the database has room for it. */
function connecting(connections: string, metrics: string): string {
  const sizes = "desiredCount: 2, minCount: 2, maxCount: 4, cpu: 512, memory: 1024, logRetentionDays: 365, stickyDurationSeconds: 60";
  const contract = `imageContract: {publishesMetrics: [${metrics}]}`;
  return `rds: {rdsInstanceClass: db.m6g.large}
ecsServices: {extraServices: {live: {paths: [/live/*], ${sizes}, ${contract}, connections: {${connections}}}}}`;
}

describe("a key without effect", () => {
  it.each([
    [
      "a setting of a proxy that is off",
      "rds: {enableRdsProxy: false, rdsProxyIdleClientTimeout: 900}",
      "rds.rdsProxyIdleClientTimeout",
      "enableRdsProxy: true",
    ],
    [
      "nodes of one cluster with two",
      `redis: {enableRedisSplit: true, ${split}, redisNumCacheNodes: 3}`,
      "redis.redisNumCacheNodes",
      "enableRedisSplit: false",
    ],
    ["replicas of a cluster that is not there", "redis: {redisAdapterReplicas: 2}", "redis.redisAdapterReplicas", "enableRedisSplit: true"],
    [
      "a prefix in a bucket that is not stated",
      "alb: {existingAccessLogPrefix: a/b}",
      "alb.existingAccessLogPrefix",
      "existingAccessLogBucket",
    ],
  ])("is warned about: %s", (_name, text, key, needed) => {
    expect(idle(text)).toEqual([`warning ${key} | remove it, or set \`${needed}\``]);
  });

  it.each([
    "sqs: {pushQueueHandlerSeconds: 40}",
    "rds: {rdsProxyIdleClientTimeout: 900}",
    `redis: {enableRedisSplit: true, ${split}}`,
    "ecsServices: {kilobytesPerConnection: 64, apiServiceMaxCount: 12}",
    "route53: {hostedZoneName: tidechat.io}",
    "rds: {rdsParameters: {work_mem: '16384'}}",
    "tags: {Team: x}",
    connecting("maxPerTask: 2000, scaleOnEventLoopLagMs: 80", "ActiveConnections, EventLoopLagMs"),
    "sqs: {extraQueues: {mail: {handlerSeconds: 40, visibilityTimeoutSeconds: 240}}}",
  ])("is not seen in %s", (text) => {
    expect(idle(text)).toEqual([]);
  });

  it("is warned about in an entry of a map", () => {
    const key = "ecsServices.extraServices.live.connections.scaleOnEventLoopLagMs";
    const text = connecting("scaleOnConnections: false, maxPerTask: 2000, scaleOnEventLoopLagMs: 80", "ActiveConnections");
    expect(idle(text)).toEqual([`warning ${key} | remove it`]);
  });

  it("is not seen in entries of every map", () => {
    const sized = JSON.stringify(everyExtra).replaceAll('"desiredCount":2', '"desiredCount":2,"maxCount":4,"logRetentionDays":365');
    const text = Object.entries(JSON.parse(sized) as object).map(([section, value]) => `${section}: ${JSON.stringify(value)}`);
    const found = diagnosticsOver(text.join("\n"));
    expect(found.filter(({ rule, severity }) => severity === "error" || rule === "key-without-effect")).toEqual([]);
  });

  it("is told once: a rule that names the key says it already", () => {
    const alarm =
      "{namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: '>', threshold: 5, description: Look at it.}";
    const text = `waivers: [{rule: alarms-enabled, reason: A test of warnings., until: "2026-03-01", price: 1}]
observability: {enableAlarms: false}
ecsServices: {serviceExtras: {api: {alarms: {slow: ${alarm}}}}}`;
    const told = toldOver(text).filter((each) => each.includes("serviceExtras"));
    expect(told).toEqual([
      "extra-alarms-disabled ecsServices.serviceExtras.api.alarms | turn `observability.enableAlarms` on, or remove them",
    ]);
  });

  it.each(frozenSpecs)("is not in %s", (name) => {
    expect(compileFrozen(name).diagnostics.filter(({ rule }) => rule === "key-without-effect")).toEqual([]);
  });

  it("is not one that only checks read: those are marked, and no value of theirs changes a plan", () => {
    const schema = effectiveSchema();
    const withoutCauses = ({ resources }: Plan) => resources.map(({ from: _from, ...rest }) => rest);
    const planned = withoutCauses(planOf("prod"));
    const marked = keysBelow(schema, []).filter((key) => nodeAt(schema, key)["x-plan"] === false);
    expect(marked.length).toBeGreaterThan(2);
    for (const key of marked) {
      const own = valueAt(environmentOf("prod").spec, key);
      for (const value of otherValues(nodeAt(schema, key), own)) {
        if (value !== undefined)
          expect([key, value, withoutCauses(planOf("prod", withValueAt({}, key, value)))]).toEqual([key, value, planned]);
      }
    }
  });
});

/** Keys of sections; entries of maps have no path of their own. */
function keysBelow({ properties = {} }: SchemaNode, above: readonly string[]): readonly (readonly string[])[] {
  return Object.entries(properties).flatMap(([name, node]) => [[...above, name], ...keysBelow(node, [...above, name])]);
}
