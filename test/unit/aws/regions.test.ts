import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRegion, nearestRegion, regionNames, zonesOf } from "../../../compiler/aws/regions.ts";

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
