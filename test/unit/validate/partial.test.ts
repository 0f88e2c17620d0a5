import { describe, expect, it } from "vitest";
import { compileSpec } from "../../../compiler/compile.ts";
import { today } from "../cli/run.ts";
import { frozenFiles } from "../../../tools/fixtures/specs.ts";

/** Rules and keys of the diagnostics for a spec that extends dev.yaml. */
function check(text: string): string[] {
  const disk = frozenFiles;
  const reader = {
    read: (file: string) =>
      file === "spec/test.yaml" ? { bytes: new TextEncoder().encode(`extends: dev.yaml\n${text}`) } : disk.read(file),
  };
  return compileSpec("spec/test.yaml", reader, { asOf: today, validateOnly: true })
    .diagnostics.map(({ rule, key }) => `${rule} ${key}`)
    .sort();
}

describe("rules beside schema errors", () => {
  it("run where they read no invalid value", () => {
    expect(check("rds: {rdsMultiAz: 5}\nredis: {redisNodeType: cache.m6g.medium}\n")).toEqual([
      "node-type-not-in-region redis.redisNodeType",
      "wrong-type rds.rdsMultiAz",
    ]);
  });

  it("do not run where they read an invalid or missing value", () => {
    expect(check("redis: {redisNodeType: 5}\n")).toEqual(["wrong-type redis.redisNodeType"]);
    expect(check("redis: {redisNodeType: null}\n")).toEqual(["missing-key redis.redisNodeType"]);
    expect(check("redis: null\n")).toEqual(["missing-section redis"]);
  });

  it("do not run on a placeholder", () => {
    expect(check("domainName: api.your-domain.com\n")).toEqual(["placeholder-value domainName"]);
  });

  it("do not run on defaults of an invalid class", () => {
    expect(check("class: production\nredis: {redisNodeType: cache.m6g.medium}\n")).toEqual([
      "node-type-not-in-region redis.redisNodeType",
      "value-not-allowed class",
    ]);
    expect(check("class: null\nenvironment: 5\n")).toEqual(["wrong-type environment"]);
  });

  it("treat a misspelled key as neither missing nor present", () => {
    expect(check("redis: {redisNodeType: null, redisNodeTyp: cache.m6g.medium}\n")).toEqual(["unknown-key redis.redisNodeTyp"]);
  });

  it.each([
    ["misspelled", "rds: {rdsMultiAZZ: true}", "rds.rdsMultiAZZ"],
    ["another tool's", "rds: {multi_az: true}", "rds.multi_az"],
    ["in the wrong section", "redis: {rdsMultiAz: true}", "redis.rdsMultiAz"],
    ["at the top level", "rdsMultiAz: true", "rdsMultiAz"],
    ["like no other, in the same section", "rds: {highAvailability: true}", "rds.highAvailability"],
    ["in a misspelled section", "rdss: {rdsMultiAz: true}", "rdss"],
  ])("do not ask for a key whose name is %s", (_what, text, key) => {
    const found = check(`environment: live\nclass: prod\n${text}\n`);
    expect(found.filter((line) => /^unknown|rdsMultiAz/.test(line))).toEqual([`unknown-${key.includes(".") ? "key" : "section"} ${key}`]);
    expect(found).toContain("redis-automatic-failover redis.redisNumCacheNodes");
  });

  it("ask for a key beside a misspelled one that the same file sets", () => {
    const found = check("environment: live\nclass: prod\nrds: {highAvailability: true, rdsMultiAz: false}\n");
    expect(found).toContain("database-multi-az rds.rdsMultiAz");
  });

  it("do not ask for what a spec would inherit if `extends` were not misspelled", () => {
    const bytes = new TextEncoder().encode("extnds: dev.yaml\nenvironment: live\nclass: prod\nrds: {rdsMultiAz: false}\n");
    const found = compileSpec("spec/test.yaml", { read: () => ({ bytes }) }, { asOf: today }).diagnostics;
    expect(found.map(({ message, help }) => [message, help])).toEqual([["unknown key or section `extnds`", "did you mean `extends`?"]]);
  });

  it("run beside errors of the file", () => {
    expect(check("redis:\n  redisNodeType: cache.m6g.medium\n  redisNodeType: cache.m6g.medium\n")).toEqual([
      "duplicate-key undefined",
      "node-type-not-in-region redis.redisNodeType",
    ]);
  });

  it("do not run on a list with an invalid item", () => {
    expect(check("waivers: [{rule: database-encrypted}]\nrds: {rdsMultiAz: 1}\n")).toEqual([
      "missing-key waivers.0.reason",
      "missing-key waivers.0.until",
      "wrong-type rds.rdsMultiAz",
    ]);
  });

  it("leave the schema and global prototypes unchanged", () => {
    const wrong = "overrides: text\nextraResources: {__proto__: {__proto__: {type: {a: 1}}, constructor: {prototype: {type: 1}}}}\n";
    const first = check(wrong);
    expect(check(wrong)).toEqual(first);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
