/** Values newer than the vendored tables: an error, or a warning where `allowUnknown` lists them; the plan then holds all the same. */
import { describe, expect, it } from "vitest";
import { judgePlan } from "../../../tools/matrix/judge.ts";
import { compileOver, found } from "../overrides/support.ts";

const kinds: readonly (readonly [kind: string, value: string, code: string, spec: string])[] = [
  ["a database class", "db.m99g.large", "CON-R24", "rds: { rdsInstanceClass: db.m99g.large }"],
  ["a Redis node type", "cache.m99g.large", "CON-E4", "redis: { redisNodeType: cache.m99g.large }"],
  ["a PostgreSQL version", "17.99", "CON-R21", 'rds: { rdsEngineVersion: "17.99" }'],
  ["a PostgreSQL major version", "29", "CON-R21", 'rds: { rdsEngineVersion: "29" }'],
  ["a Fargate size", "512/65536", "CON-F1", "ecsServices: { apiServiceCpu: 512, apiServiceMemory: 65536 }"],
  ["a zone", "eu-central-1x", "CON-V5", "vpc: { availabilityZones: [eu-central-1a, eu-central-1x] }"],
  ["a TLS policy", "ELBSecurityPolicy-TLS13-1-3-PQ-2031-01", "SPEC-204", "alb: { albTlsPolicy: ELBSecurityPolicy-TLS13-1-3-PQ-2031-01 }"],
  [
    "a managed WAF group",
    "AWSManagedRulesQuantumRuleSet",
    "SPEC-204",
    "waf: { enableWaf: true, wafManagedRuleGroups: [{ name: AWSManagedRulesQuantumRuleSet, mode: count }, { name: AWSManagedRulesKnownBadInputsRuleSet, mode: block }, { name: AWSManagedRulesSQLiRuleSet, mode: block }, { name: AWSManagedRulesAmazonIpReputationList, mode: block }] }",
  ],
  ["a region", "eu-nowhere-9", "CON-V5", "region: eu-nowhere-9\nvpc: { availabilityZones: [eu-nowhere-9a, eu-nowhere-9b] }"],
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
    expect(ofCode(lines, "SPEC-351")).toEqual([]);
    expect(lines.filter((line) => line.includes(" error "))).toEqual([]);
    expect(judgePlan(compiled.plan!).filter((problem) => !problem.startsWith("G8:"))).toEqual([]);
  });
});

describe("allowUnknown", () => {
  it("does not let through what a table knows and the schema refuses", () => {
    const lines = found(compileOver("alb: { albTlsPolicy: ELBSecurityPolicy-2016-08 }\nallowUnknown: [ELBSecurityPolicy-2016-08]\n"));
    expect(ofCode(lines, "SPEC-204")).toEqual([expect.stringMatching(/^2:\d+ error /)]);
  });

  it("does not let through a deprecated version", () => {
    const lines = found(compileOver('rds: { rdsEngineVersion: "16.1" }\nallowUnknown: ["16.1"]\n'));
    expect(ofCode(lines, "CON-R21")).toEqual([expect.stringMatching(/^2:\d+ error /)]);
  });

  it("reports entries that nothing needs, at the entry", () => {
    expect(
      found(compileOver("rds: { rdsInstanceClass: db.m99g.large }\nallowUnknown: [db.m99g.large, db.t3.micro, db.m99g.larg]\n")),
    ).toEqual(
      expect.arrayContaining([
        "3:31 warning SPEC-351 no key has the value `db.t3.micro` | remove the entry",
        "3:44 warning SPEC-351 no key has the value `db.m99g.larg` | did you mean `db.m99g.large`?",
      ]),
    );
    expect(found(compileOver("allowUnknown: [db.t3.micro]\n"))).toEqual([
      "2:16 warning SPEC-351 the tables know `db.t3.micro` | remove the entry",
    ]);
  });
});
