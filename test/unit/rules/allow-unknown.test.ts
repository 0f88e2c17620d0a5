/** Values newer than the vendored tables: an error, or a warning where `allowUnknown` lists them; the plan then holds all the same. */
import { describe, expect, it } from "vitest";
import { judgePlan } from "../../../tools/matrix/judge.ts";
import { compileOver, found } from "../overrides/support.ts";

const kinds: readonly (readonly [kind: string, value: string, code: string, spec: string])[] = [
  ["a database class", "db.m99g.large", "instance-class-not-in-region", "rds: { rdsInstanceClass: db.m99g.large }"],
  ["a Redis node type", "cache.m99g.large", "node-type-not-in-region", "redis: { redisNodeType: cache.m99g.large }"],
  ["a PostgreSQL version", "17.99", "engine-version-not-available", 'rds: { rdsEngineVersion: "17.99" }'],
  ["a PostgreSQL major version", "29", "engine-version-not-available", 'rds: { rdsEngineVersion: "29" }'],
  ["a Fargate size", "512/65536", "invalid-fargate-size", "ecsServices: { apiServiceCpu: 512, apiServiceMemory: 65536 }"],
  ["a zone", "eu-central-1x", "invalid-availability-zone", "vpc: { availabilityZones: [eu-central-1a, eu-central-1x] }"],
  [
    "a TLS policy",
    "ELBSecurityPolicy-TLS13-1-3-PQ-2031-01",
    "value-not-allowed",
    "alb: { albTlsPolicy: ELBSecurityPolicy-TLS13-1-3-PQ-2031-01 }",
  ],
  [
    "a managed WAF group",
    "AWSManagedRulesQuantumRuleSet",
    "value-not-allowed",
    "waf: { enableWaf: true, wafManagedRuleGroups: [{ name: AWSManagedRulesQuantumRuleSet, mode: count }, { name: AWSManagedRulesKnownBadInputsRuleSet, mode: block }, { name: AWSManagedRulesSQLiRuleSet, mode: block }, { name: AWSManagedRulesAmazonIpReputationList, mode: block }] }",
  ],
  [
    "a region",
    "eu-nowhere-9",
    "invalid-availability-zone",
    "region: eu-nowhere-9\nvpc: { availabilityZones: [eu-nowhere-9a, eu-nowhere-9b] }",
  ],
];

const ofCode = (lines: readonly string[], code: string) => lines.filter((line) => line.includes(` ${code} `));

describe.each(kinds)("%s", (_kind, value, code, spec) => {
  it("is an error", () => {
    const compiled = compileOver(`${spec}\n`);
    expect(ofCode(found(compiled), code)).toEqual([expect.stringMatching(/^\d+:\d+ error /)]);
    expect(compiled.plan).toBeUndefined();
  });

  it("is a warning where the spec allows it, and the plan holds", () => {
    const compiled = compileOver(`${spec}\nallowUnknown: ["${value}"]\n`);
    const lines = found(compiled);
    expect(ofCode(lines, code)).toEqual([expect.stringMatching(/^\d+:\d+ warning /)]);
    expect(ofCode(lines, "unneeded-unknown-value")).toEqual([]);
    expect(lines.filter((line) => line.includes(" error "))).toEqual([]);
    expect(judgePlan(compiled.plan!).filter((problem) => !problem.startsWith("sizes-exist:"))).toEqual([]);
  });
});

describe("allowUnknown", () => {
  it("does not let through what a table knows and the schema refuses", () => {
    const lines = found(compileOver("alb: { albTlsPolicy: ELBSecurityPolicy-2016-08 }\nallowUnknown: [ELBSecurityPolicy-2016-08]\n"));
    expect(ofCode(lines, "value-not-allowed")).toEqual([expect.stringMatching(/^2:\d+ error /)]);
  });

  it("does not let through a deprecated version", () => {
    const lines = found(compileOver('rds: { rdsEngineVersion: "16.1" }\nallowUnknown: ["16.1"]\n'));
    expect(ofCode(lines, "engine-version-not-available")).toEqual([expect.stringMatching(/^2:\d+ error /)]);
  });

  it("reports entries that nothing needs, at the entry", () => {
    expect(
      found(compileOver("rds: { rdsInstanceClass: db.m99g.large }\nallowUnknown: [db.m99g.large, db.t3.micro, db.m99g.larg]\n")),
    ).toEqual(
      expect.arrayContaining([
        "3:31 warning unneeded-unknown-value no key has the value `db.t3.micro` | remove the entry",
        "3:44 warning unneeded-unknown-value no key has the value `db.m99g.larg` | did you mean `db.m99g.large`?",
      ]),
    );
    expect(found(compileOver("allowUnknown: [db.t3.micro]\n"))).toEqual([
      "2:16 warning unneeded-unknown-value `db.t3.micro` is a known value | remove the entry",
    ]);
  });
});
