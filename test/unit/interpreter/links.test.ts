import { describe, expect, it } from "vitest";
import { planLinks } from "../../../compiler/interpreter/links.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { either, smallPlan, withResource } from "./fixture.ts";

function broken(id: string, change: Partial<PlanResource>): string[] {
  return planLinks(withResource(smallPlan(), id, (resource) => ({ ...resource, ...change })));
}

describe("planLinks", () => {
  it("finds nothing wrong with a whole plan", () => {
    expect(planLinks(smallPlan())).toEqual([]);
  });

  it("finds references to nothing and to what comes later", () => {
    const inputs = { vpcId: { $ref: "nowhere", path: ["id"] }, other: [{ $ref: "database", path: ["id"] }] };
    expect(broken("subnet-a", { inputs })).toEqual([
      "subnet-a.inputs: $ref to nowhere, which is not an earlier resource of the plan",
      "subnet-a.inputs: $ref to database, which is not an earlier resource of the plan",
    ]);
    expect(broken("subnet-a", { inputs: { vpcId: { $ref: "subnet-a", path: ["id"] } } })).toHaveLength(1);
  });

  it("finds undeclared config and data", () => {
    expect(broken("url", { inputs: { name: { $config: "name" }, a: { $data: "b", path: [] }, c: either("d", 1, 2) } })).toEqual([
      "url.inputs: stack config name is not declared in the plan",
      "url.inputs: $data of b, which is not in the plan",
      "url.inputs: stack config d is not declared in the plan",
    ]);
  });

  it("finds options that name nothing", () => {
    expect(broken("subnet-b", { options: { dependsOn: ["database"], deletedWith: "gone" } })).toEqual([
      "subnet-b: depends on database, which is not an earlier resource of the plan",
      "subnet-b: depends on gone, which is not an earlier resource of the plan",
    ]);
    expect(broken("url", { options: { provider: "near" } })).toEqual(["url: provider near is not in the plan"]);
    expect(broken("password", { options: { provider: "far" } })).toEqual([
      "password: provider far belongs to package aws, which does not match random:index/randomPassword:RandomPassword",
    ]);
  });

  it("finds two resources of one id", () => {
    expect(planLinks(withResource(smallPlan(), "url", (resource) => [resource, resource]))).toContain("duplicate resource ID url");
  });

  it.each([
    [{ $env: "HOME" }, "unknown expression $env"],
    [{ $ref: "network" }, "$ref: expected the keys $ref, path, got $ref"],
    [{ $ref: "network", path: [] }, '$ref of "network"'],
    [{ $ref: "network", path: ["a", { find: "x" }] }, '$ref of "network"'],
    [{ $concat: "text" }, '$concat of "text"'],
    [{ $config: "owner", extra: 1 }, "$config: expected the keys $config, got $config, extra"],
    [{ $if: { config: "large" }, else: 1 }, "$if: expected the keys $if, then, else, got $if, else"],
    [either("large", 1, 2, "("), '$if of {"config":"large","matches":"("}'],
  ])("finds the malformed expression %j", (value, problem) => {
    expect(broken("url", { inputs: { name: value } })).toEqual([`url.inputs: ${problem}`]);
  });

  it("does not look into literals", () => {
    expect(broken("url", { inputs: { name: { $literal: { $ref: "nowhere" } } } })).toEqual([]);
  });

  it("keeps resources and conditions out of providers and data", () => {
    const data: Plan["data"] = {
      ...smallPlan().data,
      bad: { function: "aws:ec2/getVpc:getVpc", inputs: { id: { $ref: "network", path: ["id"] } } },
    };
    expect(planLinks(smallPlan({ data }))).toEqual(["data.bad: only $config and $data are allowed here"]);
    const providers: Plan["providers"] = {
      aws: { package: "aws", version: "7.48.0", inputs: { region: either("large", "a", "b") } },
    };
    expect(planLinks(smallPlan({ providers }))).toContain("providers.aws: only $config and $data are allowed here");
  });

  it("finds data and providers that need themselves", () => {
    const providers: Plan["providers"] = {
      ...smallPlan().providers,
      aws: { package: "aws", version: "7.48.0", inputs: { region: { $data: "caller", path: ["arn"] } } },
    };
    expect(planLinks(smallPlan({ providers })).join()).toContain("data.caller depends on itself");
  });

  it("finds config that cannot be checked", () => {
    const key = { type: "string", secret: false, required: true, description: "" } as const;
    const config: Plan["config"] = { ...smallPlan().config, bad: { ...key, pattern: "[" }, worse: { ...key, requiredUnless: "owner" } };
    expect(planLinks(smallPlan({ config }))).toEqual([
      'config.bad: "[" is not a regular expression',
      "config.worse: requiredUnless names owner, which is not a boolean config key of the plan",
    ]);
  });
});
