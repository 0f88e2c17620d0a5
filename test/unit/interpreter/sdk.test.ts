import type { Output } from "@pulumi/pulumi/output.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { checkTypes } from "../../../compiler/interpreter/check-types.ts";
import { checkProviderConfig, fromStackConfig, overruled } from "../../../compiler/interpreter/provider-config.ts";
import type { SdkTable } from "../../../compiler/interpreter/sdk.ts";
import { Sdk, additionsFor, classInputs, classOptions } from "../../../compiler/interpreter/sdk.ts";
import { smallPlan, withResource } from "./fixture.ts";
import { stackWith } from "./stack-double.ts";

const sdk = new Sdk();
const aws = sdk.table("aws");

afterEach(() => vi.unstubAllEnvs());

describe("Sdk", () => {
  it("knows the types of supported packages only", () => {
    expect(additionsFor(aws, "aws:rds/instance:Instance")?.secretOutputs).toContain("password");
    expect(additionsFor(aws, "aws:ec2/vpc:Vpc")).toEqual({});
    expect(additionsFor(aws, "aws:ec2/nothing:Nothing")).toBeUndefined();
    expect(sdk.find("gcp")).toBeUndefined();
    expect(() => sdk.table("gcp")).toThrow('provider package "gcp" is not supported by the installed platform-compile');
  });
});

describe("classInputs", () => {
  it("fills in defaults, unless the program says otherwise", () => {
    const added = { defaults: { description: "Managed" } };
    expect(classInputs(added, {})).toEqual({ description: "Managed" });
    expect(classInputs(added, { description: "" })).toEqual({ description: "" });
  });

  it("reads environment variables as the SDK does", () => {
    vi.stubEnv("TEST_SECOND", "t");
    const environment = {
      on: { type: "boolean", variables: ["TEST_FIRST", "TEST_SECOND"] },
      text: { type: "string", variables: ["TEST_NONE"] },
    } as const;
    expect(classInputs({ environment }, {})).toEqual({ on: true, text: undefined });
  });

  it("wraps secrets and encodes JSON", async () => {
    const inputs = classInputs(
      { secretInputs: ["password", "none"], jsonInputs: ["retries", "tags", "absent"] },
      { password: "x", retries: 3, tags: { a: ["b"] } },
    );
    const { password, retries, tags } = inputs as unknown as Record<
      string,
      Output<unknown> & { promise(): Promise<unknown>; isSecret: Promise<boolean> }
    >;
    expect([await password?.promise(), await password?.isSecret]).toEqual(["x", true]);
    expect([await retries?.promise(), await tags?.promise()]).toEqual(["3", '{"a":["b"]}']);
    expect(Object.keys(inputs)).toEqual(["password", "retries", "tags"]);
  });
});

describe("classOptions", () => {
  it("adds versions, secrets and aliases after the program's own", () => {
    const table: SdkTable = { ...aws, pluginDownloadURL: "https://plugins.example" };
    expect(
      classOptions(
        table,
        { secretOutputs: ["b"], aliases: ["aws:old:Old"] },
        { additionalSecretOutputs: ["a"], aliases: ["urn:x"], protect: true },
      ),
    ).toEqual({
      version: aws.version,
      pluginDownloadURL: "https://plugins.example",
      additionalSecretOutputs: ["a", "b"],
      aliases: ["urn:x", { type: "aws:old:Old" }],
      protect: true,
    });
    expect(classOptions(aws, {}, {})).toEqual({ version: aws.version });
  });
});

describe("stack config of providers", () => {
  it("takes every key of the package, JSON decoded and encrypted values secret", async () => {
    const stack = stackWith(
      {
        "aws:profile": "team",
        "aws:maxRetries": "5",
        "aws:assumeRoles": '[ {"roleArn":"r"} ]',
        "aws:token": "t",
        owner: "x",
        "random:x": "y",
      },
      { secrets: ["aws:token"] },
    );
    const { token, ...rest } = fromStackConfig(aws, stack);
    expect(rest).toEqual({ profile: "team", maxRetries: 5, assumeRoles: [{ roleArn: "r" }] });
    const { isSecret } = token as Output<unknown> & { isSecret: Promise<boolean> };
    expect(await isSecret).toBe(true);
  });

  it("reports what is not JSON, never showing a secret", () => {
    const stack = stackWith({ "aws:endpoints": "localhost", "aws:insecure": "x" }, { secrets: ["aws:insecure"] });
    const problems = checkProviderConfig(smallPlan(), stack, sdk);
    expect(problems[0]).toContain('aws:endpoints: expected JSON, got "localhost"');
    expect(problems[1]).toContain("aws:insecure: expected JSON, got its value");
  });

  it("warns of keys that the plan overrules for all instances", () => {
    expect(overruled(smallPlan(), stackWith({ "aws:region": "eu-west-1" }))).toEqual([
      expect.stringContaining("Stack config aws:region is ignored"),
    ]);
    expect(overruled(smallPlan(), stackWith({ "aws:region": "us-east-1" }))).toEqual([]);
    expect(overruled(smallPlan(), stackWith({ "aws:allowedAccountIds": '["1"]', "aws:profile": "team", owner: "x" }))).toEqual([]);
  });
});

describe("checkTypes", () => {
  it("accepts the supported types and versions", () => {
    expect(checkTypes(smallPlan(), sdk)).toEqual([]);
  });

  it("finds unknown types, packages and other versions", () => {
    const plan = smallPlan({
      ...withResource(smallPlan(), "network", (resource) => [
        { ...resource, type: "aws:ec2/vpx:Vpx" },
        { ...resource, id: "other", type: "gcp:compute/network:Network" },
      ]),
      providers: { aws: { package: "aws", version: "6.0.0", inputs: {} } },
    });
    expect(checkTypes(plan, sdk)).toEqual([
      `network: unknown type aws:ec2/vpx:Vpx of aws ${aws.version}`,
      'other: provider package "gcp" is not supported by the installed platform-compile',
      `provider aws: the plan expects aws 6.0.0, the installed platform-compile has ${aws.version}`,
    ]);
  });
});
