import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regionNames } from "../../../compiler/aws/regions.ts";
import * as rds from "../../../compiler/aws/rds.ts";

const anyRegion = fc.constantFrom(...regionNames());
const everyClass = [...new Set(regionNames().flatMap(rds.dbClassesIn))];

describe("classes by region", () => {
  it.each([
    "db.t3.micro",
    "db.t3.medium",
    "db.t4g.2xlarge",
    "db.m6g.large",
    "db.r6g.xlarge",
    "db.r6g.large",
    "db.m9g.large",
    "db.x2iedn.32xlarge",
  ])("%s exists in eu-central-1", (name) => {
    expect(rds.dbClassExists("eu-central-1", name)).toBe(true);
  });

  it("eu-central-1 has 230 or more", () => {
    expect(rds.dbClassesIn("eu-central-1").length).toBeGreaterThanOrEqual(230);
  });

  it.each(["db.t3.nano", "db.t4g.nano", "db.r6g.medium", "cache.t3.micro", "t3.micro", "db.t3", "db.t3.micro.x", "db.__proto__.micro", ""])(
    "%s exists in no region",
    (name) => {
      expect(regionNames().filter((region) => rds.dbClassExists(region, name))).toEqual([]);
      expect(rds.dbClassMemoryGiB(name)).toBeUndefined();
    },
  );

  it("knows a region that has only some sizes of a family", () => {
    expect(rds.dbClassExists("cn-north-1", "db.m1.small")).toBe(true);
    expect(rds.dbClassExists("cn-north-1", "db.m1.large")).toBe(false);
    expect(rds.dbClassExists("us-east-1", "db.m1.large")).toBe(true);
  });

  it.each([
    ["db.t2.micro", true],
    ["db.m4.large", true],
    ["db.r3.large", true],
    ["db.t3.micro", false],
    ["db.m5.large", false],
    ["nonsense", false],
  ])("%s is of a previous generation: %s", (name, previous) => {
    expect(rds.isPreviousGenerationDbClass(name)).toBe(previous);
  });
});

describe("size of a class", () => {
  it.each([
    ["db.t3.micro", 2, 1],
    ["db.t4g.small", 2, 2],
    ["db.t3.medium", 2, 4],
    ["db.t3.large", 2, 8],
    ["db.t3.2xlarge", 8, 32],
    ["db.t2.micro", 1, 1],
    ["db.m5.large", 2, 8],
    ["db.m6g.4xlarge", 16, 64],
    ["db.m7i.48xlarge", 192, 768],
    ["db.r6g.large", 2, 16],
    ["db.r6i.32xlarge", 128, 1024],
    ["db.r4.16xlarge", 64, 488],
    ["db.r3.8xlarge", 32, 244],
    ["db.x2g.16xlarge", 64, 1024],
    ["db.x2idn.32xlarge", 128, 2048],
    ["db.x2iedn.32xlarge", 128, 4096],
    ["db.m3.medium", 1, 3.75],
  ])("%s has %i vCPU and %d GiB", (name, vcpu, memory) => {
    expect(rds.dbClassVcpu(name)).toBe(vcpu);
    expect(rds.dbClassMemoryGiB(name)).toBe(memory);
  });

  it("is known for every class", () => {
    expect(everyClass.filter((name) => !(Number(rds.dbClassVcpu(name)) > 0) || !(Number(rds.dbClassMemoryGiB(name)) > 0))).toEqual([]);
  });
});

describe("max_connections", () => {
  it.each([
    ["db.t3.micro", 112],
    ["db.t3.small", 225],
    ["db.t3.medium", 450],
    ["db.m5.large", 901],
    ["db.r6g.large", 1802],
    ["db.r6g.xlarge", 3604],
    ["db.m6g.4xlarge", 5000],
    ["db.r6g.2xlarge", 5000],
  ])("%s allows %i", (name, connections) => {
    expect(rds.maxConnections(name)).toBe(connections);
  });

  it("is not known for what is no class", () => {
    expect(rds.maxConnections("db.t3.nano")).toBeUndefined();
  });
});

describe("the nearest class", () => {
  it.each([
    ["db.t3.nano", "db.t3.micro"],
    ["db.t4g.nano", "db.t4g.micro"],
    ["db.r6g.xlrge", "db.r6g.xlarge"],
    ["db.r6g.medium", "db.r6g.large"],
    ["db.r6g.3xlarge", "db.r6g.4xlarge"],
    ["db.mg6.large", "db.m6g.large"],
    ["db.t4.micro", "db.t4g.micro"],
    ["db.t2.nano", "db.t3.micro"],
    ["t3.micro", "db.t3.micro"],
    ["db-t3-micro", "db.t3.micro"],
    ["cache.r6g.large", "db.r6g.large"],
    ["DB.T3.MICRO", "db.t3.micro"],
    ["db.r6g.large", "db.r6g.large"],
  ])("%s → %s", (wrong, right) => {
    expect(rds.nearestDbClass("eu-central-1", wrong)).toBe(right);
  });

  it("is of the same kind where the region lacks the family", () => {
    expect(rds.dbClassExists("af-south-1", "db.m9g.large")).toBe(false);
    expect(rds.nearestDbClass("af-south-1", "db.m9g.large")).toMatch(/^db\.m\dg\.large$/);
  });

  it("does not exist in an unknown region", () => {
    expect(rds.nearestDbClass("mars-1", "db.t3.micro")).toBeUndefined();
  });

  it("always exists, and is not of a previous generation", () => {
    const word = fc.oneof(fc.string(), fc.stringMatching(/^(db|cache)?\.?[a-z]{1,2}\d[a-z]{0,3}\.(\d{1,2}x?|x)?[a-z]{0,6}$/));
    fc.assert(
      fc.property(anyRegion, word, (region, text) => {
        const nearest = rds.nearestDbClass(region, text) ?? "";
        expect(rds.dbClassExists(region, nearest)).toBe(true);
        expect(nearest === text || !rds.isPreviousGenerationDbClass(nearest)).toBe(true);
      }),
    );
  });

  it("exists in every region for each class of any region", () => {
    fc.assert(
      fc.property(anyRegion, fc.constantFrom(...everyClass), (region, name) => {
        const nearest = rds.nearestDbClass(region, name) ?? "";
        expect(rds.dbClassExists(region, nearest)).toBe(true);
        expect(nearest === name).toBe(rds.dbClassExists(region, name));
      }),
    );
  });
});
