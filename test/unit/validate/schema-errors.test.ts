import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { loadSpec } from "../../../compiler/source/index.ts";
import { schemaDiagnostics } from "../../../compiler/validate/schema/errors.ts";
import type { SchemaNode } from "../../../compiler/validate/schema/metadata.ts";
import { memoryReader } from "../source/memory-reader.ts";

const zone = {
  type: "string",
  pattern: "^[a-z]{2}-[a-z]+-[0-9][a-z]$",
  "x-form": "a region and a letter",
  examples: ["eu-central-1a"],
  title: "Zone",
};
const secret = {
  title: "Password",
  anyOf: [
    { type: "object", additionalProperties: false, required: ["config"], properties: { config: { type: "string", minLength: 1 } } },
    { type: "string", pattern: "^arn:", "x-form": "an ARN" },
  ],
};
const schema = {
  type: "object",
  additionalProperties: false,
  required: ["region", "rds"],
  properties: {
    region: { title: "Region", description: "Where it runs. A change moves it.", type: "string", examples: ["eu-central-1"] },
    tags: {
      type: "object",
      additionalProperties: { type: "string" },
      propertyNames: { pattern: "^[A-Z]", "x-form": "a name that starts with an uppercase letter" },
      maxProperties: 2,
      examples: [{ Owner: "a" }],
    },
    vpc: {
      title: "VPC",
      type: "object",
      additionalProperties: false,
      properties: {
        natGateways: { type: "integer", minimum: 0, maximum: 6, "x-unit": "gateways", examples: [2] },
        availabilityZones: { type: "array", items: zone, minItems: 2, uniqueItems: true, examples: [["eu-central-1a", "eu-central-1b"]] },
        retention: { type: "integer", enum: [7, 30, 365], "x-unit": "days" },
      },
    },
    rds: {
      title: "RDS",
      description: "The database. Costs money.",
      type: "object",
      additionalProperties: false,
      required: ["rdsInstanceClass", "rdsMultiAz"],
      properties: {
        rdsInstanceClass: {
          title: "Class",
          description: "Its size. More.",
          type: "string",
          enum: ["db.t3.micro", "db.t3.medium"],
          examples: ["db.t3.medium"],
        },
        rdsMultiAz: { type: "boolean", examples: [true] },
        rdsAllocatedStorage: { type: "integer", minimum: 20, maximum: 65536, multipleOf: 10, "x-unit": "GiB" },
        rdsWindow: { title: "Window", type: "string", pattern: "^\\d\\d:\\d\\d$", "x-form": "hours and minutes", examples: ["03:00"] },
        rdsBudget: { type: "number", exclusiveMinimum: 0 },
        rdsPassword: secret,
        rdsProxy: { type: "boolean" },
        rdsProxySize: { type: "integer" },
        rdsName: { type: "string", minLength: 3, maxLength: 5 },
      },
      allOf: [{ if: { properties: { rdsProxy: { const: true } }, required: ["rdsProxy"] }, then: { required: ["rdsProxySize"] } }],
    },
  },
};
const validate = new Ajv({ allErrors: true, messages: false, strict: false }).compile(schema);

const good = "region: x\nrds:\n  rdsInstanceClass: db.t3.micro\n  rdsMultiAz: true\n";

/** `line:column rule message | help` for each diagnostic. Also checks that the end lies on the marked text. */
function check(text: string, files: Record<string, string> = {}): string[] {
  const { value: source } = loadSpec("a.yaml", memoryReader({ "a.yaml": text, ...files }));
  expect(validate(source!.tree)).toBe(false);
  return schemaDiagnostics(validate.errors ?? [], source!, schema as unknown as SchemaNode).map(
    ({ file, range, rule, message, help }) => `${file === "a.yaml" ? "" : file}${range.line}:${range.column} ${rule} ${message} | ${help}`,
  );
}

describe("schema errors", () => {
  it.each([
    ["a misspelled key", `${good}  rdsMultiAZZ: true\n`, "5:3 unknown-key unknown key `rdsMultiAZZ` in `rds` | did you mean `rdsMultiAz`?"],
    [
      "a key of another section",
      `${good}  natGateways: 1\n`,
      "5:3 unknown-key unknown key `natGateways` in `rds` | it belongs to section `vpc`",
    ],
    [
      "a misspelled key of another section",
      `${good}  natGateway: 1\n`,
      "5:3 unknown-key unknown key `natGateway` in `rds` | did you mean `natGateways` in section `vpc`?",
    ],
    [
      "a top-level key in a section",
      `${good}  region: x\n`,
      "5:3 unknown-key unknown key `region` in `rds` | `region` belongs at the top level of the spec, not in a section",
    ],
    [
      "a section's key at the top",
      `${good}natGateways: 1\n`,
      "5:1 unknown-section unknown key or section `natGateways` | it belongs to section `vpc`",
    ],
    ["a misspelled section", `${good}vcp: {natGateways: 1}\n`, "5:1 unknown-section unknown key or section `vcp` | did you mean `vpc`?"],
    [
      "an unknown key near nothing",
      `${good}zzzzzzzzz: 1\n`,
      "5:1 unknown-section unknown key or section `zzzzzzzzz` | expected `region`, `tags`, `vpc` or `rds`",
    ],
    [
      "text for a number",
      `${good}  rdsAllocatedStorage: "50"\n`,
      '5:24 wrong-type `rds.rdsAllocatedStorage`: expected a whole number (20 to 65536 GiB), got the text "50" | remove the quotes: `50`',
    ],
    [
      "a word for a number",
      `${good}vpc:\n  natGateways: two\n`,
      '6:16 wrong-type `vpc.natGateways`: expected a whole number (0 to 6 gateways), got the text "two" | for example `2`',
    ],
    [
      "a fraction",
      `${good}vpc:\n  natGateways: 1.6\n`,
      "6:16 wrong-type `vpc.natGateways`: expected a whole number (0 to 6 gateways), got the number 1.6 | nearest whole number: 2",
    ],
    [
      "yes for true",
      good.replace("true", "yes"),
      '4:15 wrong-type `rds.rdsMultiAz`: expected `true` or `false`, got the text "yes" | write `true`',
    ],
    [
      "a number for text",
      good.replace("region: x", "region: 12"),
      '1:9 wrong-type `region`: expected text, got the number 12 | put it in quotes: `"12"`',
    ],
    [
      "a scalar for a list",
      `${good}vpc:\n  availabilityZones: eu-central-1a\n`,
      '6:22 wrong-type `vpc.availabilityZones`: expected a list, got the text "eu-central-1a" | for example `[eu-central-1a, eu-central-1b]`',
    ],
    [
      "a scalar for a section",
      `${good}vpc: 1\n`,
      "5:6 wrong-type `vpc`: expected a map of keys, got the number 1 | write its keys below it, for example `natGateways: 2`",
    ],
    [
      "a list for a boolean",
      good.replace("true", "[true]"),
      "4:15 wrong-type `rds.rdsMultiAz`: expected `true` or `false`, got a list | write it without brackets: `true`",
    ],
    [
      "a value below its minimum",
      `${good}  rdsAllocatedStorage: 10\n`,
      "5:24 value-out-of-range `rds.rdsAllocatedStorage` is 10, below the minimum of 20 GiB | expected 20 to 65536 GiB; nearest valid value: 20",
    ],
    [
      "a value above its maximum",
      `${good}vpc: {natGateways: 7}\n`,
      "5:20 value-out-of-range `vpc.natGateways` is 7, above the maximum of 6 gateways | expected 0 to 6 gateways; nearest valid value: 6",
    ],
    [
      "a value at an exclusive bound",
      `${good}  rdsBudget: 0\n`,
      "5:14 value-out-of-range `rds.rdsBudget` is 0, not greater than 0 | expected more than 0",
    ],
    [
      "not a multiple",
      `${good}  rdsAllocatedStorage: 55\n`,
      "5:24 value-out-of-range `rds.rdsAllocatedStorage` is 55, not a multiple of 10 | nearest valid value: 60",
    ],
    [
      "too short a text",
      `${good}  rdsName: ab\n`,
      "5:12 value-out-of-range `rds.rdsName` has 2 characters | expected at least 3 characters",
    ],
    [
      "too few items",
      `${good}vpc: {availabilityZones: [eu-central-1a]}\n`,
      "5:26 value-out-of-range `vpc.availabilityZones` has 1 item | expected at least 2 items",
    ],
    ["too many keys", `${good}tags: {A: a, B: b, C: c}\n`, "5:7 value-out-of-range `tags` has 3 keys | expected at most 2 keys"],
    [
      "a misspelled choice",
      good.replace("db.t3.micro", "db.t3.mcro"),
      "3:21 value-not-allowed invalid value `db.t3.mcro` for `rds.rdsInstanceClass` | expected `db.t3.micro` or `db.t3.medium`; did you mean `db.t3.micro`?",
    ],
    [
      "a number that is no choice",
      `${good}vpc: {retention: 45}\n`,
      "5:18 value-not-allowed invalid value `45` for `vpc.retention` | expected `7`, `30` or `365` (days); did you mean `30`?",
    ],
    [
      "a text of the wrong form",
      `${good}  rdsWindow: 3am\n`,
      '5:14 invalid-format `rds.rdsWindow` has the invalid value `3am` | expected hours and minutes; for example `"03:00"`',
    ],
    [
      "an item of the wrong form",
      `${good}vpc:\n  availabilityZones:\n    - eu-central-1a\n    - b\n`,
      "8:7 invalid-format `vpc.availabilityZones.1` has the invalid value `b` | expected a region and a letter; for example `eu-central-1a`",
    ],
    [
      "an item listed twice",
      `${good}vpc: {availabilityZones: [eu-central-1a, eu-central-1a]}\n`,
      "5:42 duplicate-item `vpc.availabilityZones` lists `eu-central-1a` twice | list it once",
    ],
    [
      "a name that is not allowed",
      `${good}tags: {owner: me}\n`,
      "5:8 invalid-format `tags.owner` is not a valid name | expected a name that starts with an uppercase letter; did you mean `Owner`?",
    ],
    [
      "a missing key",
      "region: x\nrds:\n  rdsMultiAz: true\n",
      "2:1 missing-key `rds.rdsInstanceClass` is missing | Class: Its size; for example `rdsInstanceClass: db.t3.medium`",
    ],
    [
      "a key returned to a default that it has not",
      `${good}  #\n`.replace("rdsMultiAz: true", "rdsMultiAz: null"),
      "4:3 missing-key `rds.rdsMultiAz` is `null`, which stands for a default, but it has none | for example `rdsMultiAz: true`",
    ],
    [
      "a missing key at the top",
      good.replace("region: x\n", ""),
      "1:1 missing-key `region` is missing | Region: Where it runs; for example `region: eu-central-1`",
    ],
    [
      "a missing section",
      "region: x\n",
      "1:1 missing-section the section `rds` is missing | RDS: The database; it requires `rdsInstanceClass`, `rdsMultiAz`",
    ],
    ["a key that another demands", `${good}  rdsProxy: true\n`, "2:1 missing-key `rds.rdsProxySize` is missing | undefined"],
    ["a reference without its key", `${good}  rdsPassword: {}\n`, "5:3 missing-key `rds.rdsPassword.config` is missing | undefined"],
    [
      "a literal where a reference is needed",
      `${good}  rdsPassword: hunter2\n`,
      "5:16 invalid-format `rds.rdsPassword` has the invalid value `hunter2` | expected an ARN",
    ],
    [
      "neither of two types",
      `${good}  rdsPassword: 5\n`,
      "5:16 wrong-type `rds.rdsPassword`: expected a map of keys or text, got the number 5 | undefined",
    ],
    [
      "a key called constructor",
      `${good}constructor: {}\n`,
      "5:1 unknown-section unknown key or section `constructor` | expected `region`, `tags`, `vpc` or `rds`",
    ],
  ])("says one thing of %s", (_name, text, expected) => {
    expect(check(text)).toEqual([expected]);
  });

  it("reports all of several mistakes", () => {
    const found = check("rds:\n  rdsInstanceClas: db.t3.micro\n  rdsMultiAz: 1\n  rdsAllocatedStorage: 5\nvpc: {natGateways: -1, x: 1}\n");
    expect(found.map((line) => line.split(" ").slice(0, 2).join(" ")).sort()).toEqual([
      "1:1 missing-key",
      "2:3 unknown-key",
      "3:15 wrong-type",
      "4:24 value-out-of-range",
      "5:20 value-out-of-range",
      "5:24 unknown-key",
    ]);
  });

  it("points at the parent's line", () => {
    expect(check("extends: base.yaml\nregion: y\n", { "base.yaml": good.replace("true", "1") })).toEqual([
      "base.yaml4:15 wrong-type `rds.rdsMultiAz`: expected `true` or `false`, got the number 1 | write `true`",
    ]);
  });

  it("checks only what exists when the parent is missing", () => {
    expect(check("extends: gone.yaml\nvpc: {natGateways: 9}\n")).toEqual([
      "2:20 value-out-of-range `vpc.natGateways` is 9, above the maximum of 6 gateways | expected 0 to 6 gateways; nearest valid value: 6",
    ]);
  });
});
