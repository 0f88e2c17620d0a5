import { describe, expect, it } from "vitest";
import { nearest } from "../../../compiler/diagnostics/nearest.ts";

const keys = ["rdsInstanceClass", "rdsMultiAz", "enableRdsProxy"];

describe("nearest", () => {
  it.each([
    ["rdsInstanceClas", "rdsInstanceClass"],
    ["RDSMULTIAZ", "rdsMultiAz"],
    ["rds_multi_az", "rdsMultiAz"],
    ["enable-rds-proxi", "enableRdsProxy"],
    ["rdsMultiAzEnabledForProduction", "rdsMultiAz"],
    ["rdsMutliAz", "rdsMultiAz"],
    ["natGateways", undefined],
    ["x", undefined],
    ["", undefined],
    ["r".repeat(1_000_000), undefined],
  ])("of %.20s is %s", (text, expected) => {
    expect(nearest(text, keys)).toBe(expected);
  });

  it("takes the first of several that are as near", () => {
    expect(nearest("ab", ["aa", "bb"])).toBe("aa");
    expect(nearest("ab", [])).toBeUndefined();
  });
});
