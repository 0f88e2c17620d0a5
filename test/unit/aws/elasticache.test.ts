import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as cache from "../../../compiler/aws/elasticache.ts";
import { regionNames } from "../../../compiler/aws/regions.ts";

const everyNode = [...new Set(regionNames().flatMap(cache.cacheNodesIn))];

describe("node types", () => {
  it("eu-central-1 has 87", () => {
    expect(cache.cacheNodesIn("eu-central-1")).toHaveLength(87);
  });

  it("burstable ones are micro, small and medium; m, r and c start at large, r6gd at xlarge", () => {
    const wrong = everyNode.filter((name) => /\.(micro|small|medium)$/.test(name) !== name.startsWith("cache.t"));
    expect(wrong).toEqual([]);
    expect(everyNode).not.toContain("cache.r6gd.large");
    expect(everyNode).toContain("cache.r6gd.xlarge");
  });

  it.each(["cache.t3.large", "cache.m6g.medium", "db.t3.micro", "cache.constructor.large", ""])("%s exists in no region", (name) => {
    expect(regionNames().filter((region) => cache.cacheNodeExists(region, name))).toEqual([]);
    expect(cache.cacheNodeMemoryGiB(name)).toBeUndefined();
  });

  it.each([
    ["cache.t3.micro", 0.5],
    ["cache.t3.medium", 3.09],
    ["cache.m6g.large", 6.38],
    ["cache.r6g.large", 13.07],
    ["cache.r7g.16xlarge", 419.1],
  ])("%s has %d GiB", (name, memory) => {
    expect(cache.cacheNodeMemoryGiB(name)).toBeCloseTo(memory, 1);
  });

  it("memory is known for every one", () => {
    expect(everyNode.filter((name) => !(Number(cache.cacheNodeMemoryGiB(name)) > 0))).toEqual([]);
  });
});

describe("the nearest node type", () => {
  it.each([
    ["cache.m6g.medium", "cache.m6g.large"],
    ["cache.m6g.meduim", "cache.m6g.large"],
    ["cache.t3.large", "cache.t3.medium"],
    ["cache.t3.nano", "cache.t3.micro"],
    ["cache.r6gd.large", "cache.r6g.large"],
    ["db.t3.micro", "cache.t3.micro"],
    ["cache.r9g.large", "cache.r8g.large"],
    ["cache.m6.large", "cache.m6g.large"],
  ])("%s → %s", (wrong, right) => {
    expect(cache.nearestCacheNode("eu-central-1", wrong)).toBe(right);
  });

  it("always exists", () => {
    const region = fc.constantFrom(...regionNames());
    const word = fc.oneof(fc.string(), fc.constantFrom(...everyNode), fc.stringMatching(/^cache\.[a-z]\d[a-z]{0,2}\.\w{0,8}$/));
    fc.assert(
      fc.property(region, word, (where, text) => {
        expect(cache.cacheNodeExists(where, cache.nearestCacheNode(where, text) ?? "")).toBe(true);
      }),
    );
  });

  it("does not exist in an unknown region", () => {
    expect(cache.nearestCacheNode("mars-1", "cache.t3.micro")).toBeUndefined();
  });
});

describe("engine versions and parameter families", () => {
  it("are those that AWS offers", () => {
    expect(cache.cacheEngineVersions("redis")).toEqual(["4.0.10", "5.0.6", "6.0", "6.2", "7.0", "7.1"]);
    expect(cache.cacheEngineVersions("valkey")).toEqual(["7.2", "8.0", "8.1", "8.2", "9.0", "9.1"]);
  });

  it.each([
    ["redis", "7.1", "redis7"],
    ["redis", "6.2", "redis6.x"],
    ["redis", "6.x", "redis6.x"],
    ["redis", "5.0.6", "redis5.0"],
    ["redis", "8.0", undefined],
    ["valkey", "7.2", "valkey7"],
    ["valkey", "8.1", "valkey8"],
    ["valkey", "9.0", "valkey9"],
    ["valkey", "6.x", undefined],
  ] as const)("%s %s belongs to %s", (engine, version, family) => {
    expect(cache.parameterFamily(engine, version)).toBe(family);
  });
});
