import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasPublicZones, healthCheckRegion, isRegion, nearestRegion, regionNames, zonesOf } from "../../../compiler/aws/regions.ts";

describe("zones", () => {
  it.each([
    ["eu-central-1", "abc"],
    ["ap-northeast-1", "abcd"],
    ["ap-northeast-2", "abcd"],
    ["ca-central-1", "abcd"],
    ["us-west-2", "abcd"],
    ["us-east-1", "abcdef"],
    ["us-west-1", "ac"],
  ])("%s has %s", (region, letters) => {
    expect(zonesOf(region)).toEqual([...letters].map((letter) => region + letter));
  });

  it("every region has two zones or more, as a load balancer needs", () => {
    expect(regionNames().filter((region) => zonesOf(region).length < 2)).toEqual([]);
  });

  it("an unknown region has none", () => {
    expect(zonesOf("eu-central-9")).toEqual([]);
    expect(isRegion("constructor")).toBe(false);
    expect(zonesOf("__proto__")).toEqual([]);
  });
});

describe("Route 53", () => {
  it("has no public zones in GovCloud, which is never suggested", () => {
    expect(["us-gov-west-1", "us-gov-east-1"].map((region) => [isRegion(region), hasPublicZones(region)])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(regionNames().filter((region) => !hasPublicZones(region))).toEqual([]);
    expect(nearestRegion("us-gov-wst-1")).toBeUndefined();
  });

  it("has the metrics of health checks in Northern Virginia, and in China where no page says", () => {
    expect(["eu-central-1", "us-east-1", "cn-north-1", "cn-northwest-1"].map(healthCheckRegion)).toEqual([
      "us-east-1",
      "us-east-1",
      undefined,
      undefined,
    ]);
  });
});

describe("the nearest region", () => {
  it.each([
    ["eu-central1", "eu-central-1"],
    ["eu-central-1a", "eu-central-1"],
    ["us-east", "us-east-1"],
    ["EU-WEST-1", "eu-west-1"],
  ])("%s → %s", (wrong, right) => {
    expect(nearestRegion(wrong)).toBe(right);
  });

  it("exists, or is not suggested", () => {
    fc.assert(fc.property(fc.string(), (text) => isRegion(nearestRegion(text) ?? "eu-central-1")));
    expect(nearestRegion("somewhere")).toBeUndefined();
  });
});
