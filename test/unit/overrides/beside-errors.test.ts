/** What is wrong with overrides and extra resources is told in the same run as what the schema and rules refuse. */
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { specRules } from "../../../compiler/rules/index.ts";
import { compileOver, found } from "./support.ts";

const codesOf = (lines: string) => found(compileOver(lines)).map((line) => line.split(" ").slice(0, 3).join(" "));

describe("mistakes in overrides and extra resources", () => {
  it("are told beside an error of a rule", () => {
    const lines = [
      "redis: { redisNodeType: cache.m6g.medium }",
      "overrides:",
      "  rds-instanc: { set: { iops: 1 } }",
      "  ecs-task-api: { set: { containerDefinitions.0.ulimit: [], famly: x } }",
      "extraResources:",
      "  extra-topic: { type: aws:sns/topic:Topic, inputs: { nam: x, tags: { A: { $ref: nothing.id } } } }",
      "",
    ];
    expect(codesOf(lines.join("\n")).sort()).toEqual([
      "2:25 error node-type-not-in-region",
      "4:16 error unknown-resource",
      "5:26 error invalid-json-document",
      "5:61 error unknown-property",
      "7:55 error unknown-property",
      "7:74 error unknown-resource",
    ]);
  });

  it("are told beside an error of the schema, and not where the schema has refused them already", () => {
    const lines = [
      "vpc: { natGateways: many }",
      "overrides:",
      "  rds-instance: { set: { allocatedStorag: 90 } }",
      "  redis-main: { sett: { iops: 1 } }",
      "extraResources:",
      "  extra-topic: { type: aws:sns/topic:Topic, inputs: { nam: x } }",
      "  other-topic: { typ: aws:sns/topic:Topic }",
      "",
    ];
    expect(codesOf(lines.join("\n")).sort()).toEqual([
      "2:21 error wrong-type",
      "4:26 error unknown-property",
      "5:17 error unknown-key",
      "7:55 error unknown-property",
      "8:18 error unknown-key",
    ]);
  });

  it("are not told where another value than the refused one may mend them", () => {
    // With a zone that there is, the subnet is planned.
    const lines = [
      "vpc: { availabilityZones: [eu-central-1a, eu-central-1d] }",
      "overrides:",
      "  vpc-private-b: { merge: { tags: { A: b } } }",
      "  ecr-api: { merge: { tags: { A: { $ref: vpc-private-b.id } } } }",
      "",
    ];
    expect(codesOf(lines.join("\n"))).toEqual(["2:43 error invalid-availability-zone"]);
    expect(codesOf(lines.slice(1).join("\n"))).toEqual([]);
  });
});

describe("the bad example of every rule", () => {
  const examples = specRules.map(({ name, bad }) => [name, parse(bad!) as Record<string, unknown>] as const);

  it("leaves a misspelt override to be found", () => {
    const silent = examples.flatMap(([rule, example]) => {
      const overrides = { ...(example["overrides"] as object | undefined), "rds-instanc": { set: { iops: 1 } } };
      const { diagnostics } = compileOver(stringify({ ...example, overrides }));
      const refused = diagnostics.filter(({ severity }) => severity === "error").map((each) => each.rule);
      return refused.includes("unknown-resource") ? [] : [`${rule}: ${refused.join(" ")}`];
    });
    // No subnets can be planned in the address range of invalid-vpc-cidr's.
    expect(silent).toEqual(["invalid-vpc-cidr: invalid-vpc-cidr"]);
  }, 120_000);
});
