/** Values in overrides and extra resources that were made to be misread. */
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { compileOver } from "./support.ts";

const rulesOf = (spec: object, parent = "prod"): readonly string[] =>
  compileOver(stringify(spec), { parent })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ rule, key = "" }) => `${rule} ${key}`);

it("stack config that one place marks as a secret is one in every place", () => {
  const parameter = (type: string, value: unknown) => ({
    type: "aws:ssm/parameter:Parameter",
    inputs: { name: `/kiwi/${type}`, type, value },
  });
  const extraResources = {
    first: parameter("String", { $config: "token" }),
    second: parameter("SecureString", { $secret: { $config: "token" } }),
  };
  expect(rulesOf({ extraResources }).join("\n")).toContain("secrets-stay-secret extraResources.first");
});

it("an interval of no seconds is refused, and does not break the estimate of costs", () => {
  expect(rulesOf({ overrides: { "vpc-flow-log": { set: { maxAggregationInterval: 0 } } } })).toEqual([
    "value-not-accepted overrides.vpc-flow-log.set.maxAggregationInterval",
  ]);
});
