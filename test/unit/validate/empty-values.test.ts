/** Keys without a value: whatever is suggested, the schema and the rules accept. */
import { describe, expect, it } from "vitest";
import { effectiveSchema } from "../../../compiler/validate/schema/metadata.ts";
import { schemaDiagnosticsOver, toldOver } from "./spec-over-prod.ts";

describe("a key without a value", () => {
  it.each([
    [
      "redis:",
      "empty-value redis | add its keys below it, for example `redisNodeType: cache.t3.medium`, or remove the line to keep the value of spec/prod.yaml",
    ],
    ["tags:\n  Team:", "empty-value tags.Team | add a value, or remove the line"],
    ["rds:\nrdsMultiAz: true", "empty-value rds | indent `rdsMultiAz` by two spaces"],
    ["rds: {rdsMultiAz:true}", "empty-value rds.rdsMultiAz:true | write `rdsMultiAz: true`"],
    ["rds:\n  rdsMutliAz:", "unknown-key rds.rdsMutliAz | did you mean `rdsMultiAz`?"],
    ["vpc:\n  availabilityZones:\n    -\n    - eu-central-1a", "empty-value vpc.availabilityZones.0 | add a value, or remove the item"],
  ])("%j", (text, wanted) => {
    expect(toldOver(text)).toEqual([wanted]);
  });

  const keys = Object.entries(effectiveSchema().properties ?? {}).flatMap(([section, { properties }]) =>
    properties === undefined ? [`${section}:`] : [`${section}:`, ...Object.keys(properties).map((name) => `${section}:\n  ${name}:`)],
  );
  const own = new Set(["environment:", "domainName:"]);

  it("is refused everywhere, with one error that suggests a value or no line, but never null", () => {
    expect(keys.length).toBeGreaterThan(200);
    for (const text of keys.filter((key) => !own.has(key))) {
      const found = schemaDiagnosticsOver(text).filter(({ severity }) => severity === "error");
      expect([text, found.map(({ rule }) => rule)]).toEqual([text, ["empty-value"]]);
      const { help = "" } = found[0]!;
      // Null resets a key to its default, which a rule or the schema may refuse.
      expect([text, help.includes("null"), /^(?:add|indent) /.test(help)]).toEqual([text, false, true]);
    }
  });
});
