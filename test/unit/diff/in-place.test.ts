/** What changes in place mean, property by property, and that a fact with a source says so. */
import { describe, expect, it } from "vitest";
import { isUnnoticed, typeFacts, type TypeFacts } from "../../../compiler/change/danger/facts.ts";
import table from "../../../compiler/plan/builder/replacement.json" with { type: "json" };
import { replacementFacts } from "../../../compiler/plan/builder/replacement.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { dangerOf, edited, withInputs } from "./compare.ts";

describe("the danger of a change in place", () => {
  it("of a property without a fact is unknown, though its type has facts", () => {
    const found = dangerOf("alb", withInputs("alb", { minimumLoadBalancerCapacity: { capacityUnits: 100 } }));
    expect(found).toMatchObject({ danger: "unknown", notices: ["minimumLoadBalancerCapacity: no fact says what this change does"] });
  });

  it.each(["dev", "prod", "prod-100k"])("is a fact for every property of %s that can change in place", (name) => {
    const missing = planOf(name).resources.flatMap(({ type, inputs }) => {
      const { replace = [], replaceWhen = [] } = replacementFacts(type) ?? {};
      const stated = new Set([...replace, ...replaceWhen, ...(typeFacts(type)?.restart ?? []).map(({ property }) => property)]);
      return Object.keys(inputs)
        .filter((property) => !stated.has(property) && !isUnnoticed(type, property))
        .map((property) => `${type} ${property}`);
    });
    expect([...new Set(missing)]).toEqual([]);
  });

  it("has a source for each fact", () => {
    const sources = Object.values(table as unknown as Record<string, TypeFacts>).flatMap(({ restart, unnoticed = [], page }) => [
      ...restart.map(({ source }) => source ?? page),
      ...unnoticed.map(({ source }) => source),
    ]);
    expect(sources.length).toBeGreaterThan(250);
    expect(sources.filter((source) => source?.startsWith("https://") !== true)).toEqual([]);
  });

  it.each([
    ["alb-https", {}, { port: 8443 }],
    ["rds-proxy", { requireTls: false }, { requireTls: true }],
    ["iam-key", {}, { isEnabled: false }],
    ["redis-main", { transitEncryptionMode: "preferred" }, { transitEncryptionMode: "required" }],
  ])("of what cuts off the users of %s is no change in place: from %j to %j", (id, before, after) => {
    const old = withInputs(id, before);
    expect(dangerOf(id, withInputs(id, after, old), old)?.danger).toBe("restart or failover");
  });

  it.each([
    ["both", { rdsMultiAz: true }, [60, 120]],
    ["neither", { rdsMultiAz: false }, [180, 600]],
  ])("of a larger database counts on a standby that stands before and after: %s", (_, before, seconds) => {
    const { effects } = edited("prod", { rds: { ...before, rdsInstanceClass: "db.t3.large" } }, {}, { rds: before });
    expect(effects.find(({ operation }) => operation.id === "rds-instance")?.downtime?.seconds).toEqual(seconds);
  });

  it.each([
    [2, { redisNodeType: "cache.m7g.large" }, [3, 60]],
    [1, { redisNodeType: "cache.m7g.large" }, [6, 120]],
    [2, { redisEngineVersion: "7.1" }, [3, 60]],
    [1, { redisEngineVersion: "7.1" }, [300, 900]],
  ])("of a cache with %s nodes has the downtime that AWS states: %j", (redisNumCacheNodes, redis, seconds) => {
    const before = { redisNumCacheNodes, redisNodeType: "cache.t3.medium", redisEngineVersion: "7.0" };
    const { effects } = edited("prod", { redis: { ...before, ...redis } }, {}, { redis: before });
    expect(effects.find(({ operation }) => operation.id === "redis-main")?.downtime?.seconds).toEqual(seconds);
  });

  it("of a larger database does not count on the standby that the same deployment makes", () => {
    const { effects } = edited("prod", { rds: { rdsInstanceClass: "db.t3.large" } }, {}, { rds: { rdsMultiAz: false } });
    expect(effects.find(({ operation }) => operation.id === "rds-instance")?.downtime?.seconds).toEqual([180, 600]);
  });

  it("of a version without its minor part is unknown: what runs decides", () => {
    const pinned = withInputs("rds-instance", { engineVersion: "17.5" });
    const found = dangerOf("rds-instance", withInputs("rds-instance", { engineVersion: "17" }), pinned);
    expect(found).toMatchObject({ danger: "unknown", downtime: { seconds: [0, 600] } });
    expect(found?.notices.join()).toContain("refuses that if the database runs a later one");
  });

  it("of parameters says which ones wait for a restart", () => {
    const rdsParameters = { shared_buffers: "65536", log_min_duration_statement: "500" };
    const { effects } = edited("prod", { rds: { rdsParameters } });
    expect(effects.find(({ operation }) => operation.id === "rds-parameters")?.notices).toEqual([
      "no effect before the next restart of the database, which nobody triggers: shared_buffers",
      "at once: log_min_duration_statement",
    ]);
  });
});
