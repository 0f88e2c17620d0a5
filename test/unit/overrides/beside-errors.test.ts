/** What is wrong with overrides and extra resources is told in the same run as what the schema and rules refuse. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { compileOver, found } from "./support.ts";

const codesOf = (lines: string) => found(compileOver(lines)).map((line) => line.split(" ").slice(0, 3).join(" "));

describe("mistakes in escape hatches", () => {
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
      "2:25 error CON-E4",
      "4:16 error SPEC-501",
      "5:26 error SPEC-513",
      "5:61 error SPEC-502",
      "7:55 error SPEC-502",
      "7:74 error SPEC-501",
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
      "2:21 error SPEC-203",
      "4:26 error SPEC-502",
      "5:17 error SPEC-201",
      "7:55 error SPEC-502",
      "8:18 error SPEC-201",
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
    expect(codesOf(lines.join("\n"))).toEqual(["2:43 error CON-V5"]);
    expect(codesOf(lines.slice(1).join("\n"))).toEqual([]);
  });
});

describe("the bad example of every rule", () => {
  const folder = join(import.meta.dirname, "../../../compiler/rules");
  const examples = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => {
      const header = readFileSync(join(folder, file), "utf8").split("*/", 1)[0]!.replaceAll("\n *", "");
      return [file, parse(/Bad: `([^`]+)`/.exec(header)![1]!) as Record<string, unknown>] as const;
    });

  it("leaves a misspelt override to be found", () => {
    const silent = examples.flatMap(([file, example]) => {
      const overrides = { ...(example["overrides"] as object | undefined), "rds-instanc": { set: { iops: 1 } } };
      const { diagnostics } = compileOver(stringify({ ...example, overrides }));
      const refused = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
      return refused.includes("SPEC-501") ? [] : [`${file}: ${refused.join(" ")}`];
    });
    // No subnets can be planned in the address range of CON-V1's.
    expect(silent).toEqual(["CON-V1.ts: CON-V1"]);
  }, 120_000);
});
