/** plan.schema.json describes what the compiler writes: every plan is valid, and documents that are not plans are invalid. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { prettyJson } from "../../../compiler/canonical/json.ts";
import { plansOfAllShapes } from "../../../tools/generate/ids.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../../schema/plan.schema.json"), "utf8")) as object;
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
const plan = planOf("prod");

describe("plan.schema.json", () => {
  it("accepts the plans of all shapes", () => {
    for (const each of plansOfAllShapes()) expect(validate(JSON.parse(prettyJson(each))), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    ["another format", { ...plan, format: 2 }],
    ["a missing part", { ...plan, resources: undefined }],
    ["an unknown part", { ...plan, extra: 1 }],
    ["an unknown option", { ...plan, resources: [{ ...plan.resources[0], options: { parent: "x" } }] }],
    ["an id that is not kebab-case", { ...plan, resources: [{ ...plan.resources[0], id: "Vpc_1" }] }],
  ])("refuses %s", (_name, wrong) => {
    expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });

  it("is written in canonical bytes: the same spec gives the same text", () => {
    expect(prettyJson(planOf("prod"))).toBe(prettyJson(planOf("prod")));
    const keys = Object.keys(JSON.parse(prettyJson(plan)) as object);
    expect(keys).toEqual([...keys].sort());
  });
});
