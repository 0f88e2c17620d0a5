import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as versions from "../../../compiler/aws/postgres-versions.ts";

describe("versions that can be created", () => {
  it.each(["13.23", "13.23-rds.20260224", "14.18", "14.23", "15.13", "15.18", "16.9", "16.14", "17.5", "17.10", "18.1", "18.4"])(
    "%s",
    (version) => {
      expect(versions.isCreatableVersion(version)).toBe(true);
      expect(versions.isDeprecatedVersion(version)).toBe(false);
    },
  );

  it.each(["13", "14", "15", "16", "17", "18"])("the bare major version %s", (version) => {
    expect(versions.isCreatableVersion(version)).toBe(true);
  });

  it.each(["13.20", "14.17", "15.12", "16.1", "16.8", "17.1", "17.4"])("%s is deprecated", (version) => {
    expect(versions.isCreatableVersion(version)).toBe(false);
    expect(versions.isDeprecatedVersion(version)).toBe(true);
  });

  it.each(["16.99", "19", "19.1", "", "latest", "__proto__", "constructor"])("%j does not exist", (version) => {
    expect(versions.isCreatableVersion(version)).toBe(false);
    expect(versions.isDeprecatedVersion(version)).toBe(false);
  });

  it("are listed old to new, numerically", () => {
    expect(versions.creatableVersions("16").slice(0, 2)).toEqual(["16.9", "16.10"]);
    expect(versions.creatableMajors().at(-1)).toBe("18");
  });
});

describe("the end of standard support", () => {
  it.each([
    ["13", "2026-02-28"],
    ["14.18", "2027-02-28"],
    ["15.13", "2028-02-29"],
    ["16", "2029-02-28"],
    ["17.5", "2030-02-28"],
    ["18", "2031-02-28"],
  ])("%s: %s", (version, date) => {
    expect(versions.endOfStandardSupport(version)).toBe(date);
  });

  it("is known for every major version that can be created", () => {
    expect(versions.creatableMajors().filter((major) => versions.endOfStandardSupport(major) === undefined)).toEqual([]);
    expect(versions.endOfStandardSupport("19")).toBeUndefined();
  });
});

describe("the nearest version", () => {
  it.each([
    ["16.3", "16.9"],
    ["16", "16"],
    ["16.10", "16.10"],
    ["postgres16.2", "16.9"],
    ["17.99", versions.creatableVersions("17").at(-1)],
    ["9.6", versions.creatableVersions("14").at(-1)],
    ["19.1", versions.creatableVersions("18").at(-1)],
  ])("%s → %s", (wrong, right) => {
    expect(versions.nearestVersion(wrong)).toBe(right);
  });

  it("can always be created", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^\d{1,3}(\.\d{1,3}){0,2}$/));
    fc.assert(fc.property(text, (version) => versions.isCreatableVersion(versions.nearestVersion(version))));
  });
});
