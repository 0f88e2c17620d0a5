/** Keys without effect: found by trying other values, whatever the key. */
import { describe, expect, it } from "vitest";
import { compileFrozen } from "../../tools/fixtures/specs.ts";
import { frozenSpecs } from "../../tools/fixtures/project.ts";
import { effectiveSchema } from "../../compiler/validate/schema/metadata.ts";
import { effectsOf } from "../../compiler/reference/effects.ts";
import { diagnosticsOver } from "./validate/spec-over-prod.ts";

/** `key | help` of each key without effect. */
function idle(text: string): readonly string[] {
  return diagnosticsOver(text)
    .filter(({ rule }) => rule === "key-without-effect")
    .map(({ key, help, severity }) => `${severity} ${key} | ${help}`);
}

const split = "redisAdapterNodeType: cache.m6g.large, redisAdapterReplicas: 1, redisStateNodeType: cache.m6g.large, redisStateReplicas: 1";

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
    "rds: {rdsProxyIdleClientTimeout: 900}",
    `redis: {enableRedisSplit: true, ${split}}`,
    "ecsServices: {kilobytesPerConnection: 64, apiServiceMaxCount: 12}",
    "route53: {hostedZoneName: tidechat.io}",
    "rds: {rdsParameters: {work_mem: '16384'}}",
    "tags: {Team: x}",
  ])("is not seen in %s", (text) => {
    expect(idle(text)).toEqual([]);
  });

  it.each(frozenSpecs)("is not in %s", (name) => {
    expect(compileFrozen(name).diagnostics.filter(({ rule }) => rule === "key-without-effect")).toEqual([]);
  });

  it("is not one that only checks read: those are marked, and never change a plan", () => {
    const marked = Object.entries(effectiveSchema().properties ?? {}).flatMap(([section, { properties = {} }]) =>
      Object.entries(properties).flatMap(([name, node]) => (node["x-plan"] === false ? [`${section}.${name}`] : [])),
    );
    expect(marked.length).toBeGreaterThan(2);
    for (const key of marked) expect([key, effectsOf(key).some(({ effect }) => effect !== "none")]).toEqual([key, false]);
  });
});
