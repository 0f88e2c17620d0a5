import { describe, expect, it } from "vitest";
import table from "../../../generated/aws/tls-policies.json" with { type: "json" };
import * as elb from "../../../compiler/aws/elb.ts";

describe("TLS policies (security row L3)", () => {
  it.each([
    ["ELBSecurityPolicy-TLS13-1-3-2021-06", "1.3", true],
    ["ELBSecurityPolicy-TLS13-1-2-Res-2021-06", "1.2", true],
    ["ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", "1.2", true],
    ["ELBSecurityPolicy-TLS13-1-2-2021-06", "1.2", false],
    ["ELBSecurityPolicy-2016-08", "1.0", false],
    ["ELBSecurityPolicy-FS-1-1-2019-08", "1.1", false],
    ["ELBSecurityPolicy-2015-05", undefined, false],
  ])("%s accepts TLS %s and up; recommended: %s", (name, version, recommended) => {
    expect(elb.minimumTlsVersion(name)).toBe(version);
    expect(elb.isRecommendedTlsPolicy(name)).toBe(recommended);
  });

  it("recommended ones exist and accept nothing below 1.2", () => {
    expect(elb.recommendedTlsPolicies()).toHaveLength(8);
    expect(elb.recommendedTlsPolicies().filter((name) => !["1.2", "1.3"].includes(elb.minimumTlsVersion(name) ?? ""))).toEqual([]);
  });

  it("stand once, under the lowest version that their name says", () => {
    const all = Object.values(table.policies).flatMap((names) => names.split(" "));
    expect(new Set(all).size).toBe(all.length);
    const stated = all.map((name) => [name, /(?:TLS13?|FS)-1-(\d)-/.exec(name)?.[1]] as const).filter(([, minor]) => minor !== undefined);
    expect(stated.filter(([name, minor]) => elb.minimumTlsVersion(name) !== `1.${minor}`)).toEqual([]);
    expect(stated.length).toBeGreaterThan(30);
  });
});
