import { describe, expect, it } from "vitest";
import type { PlanValue } from "../../../compiler/plan/types.ts";
import { arn, either, judge } from "./document-helper.ts";

const statement = { Effect: "Allow", Action: ["s3:GetObject"], Resource: { $concat: [arn, "/*"] } };
const policy = (type: string, property: string, ...statements: PlanValue[]): string[] =>
  judge(type, { [property]: { $json: { Version: "2012-10-17", Statement: statements } } });
const identity = (...statements: PlanValue[]): string[] => policy("aws:iam/rolePolicy:RolePolicy", "policy", ...statements);
const resource = (...statements: PlanValue[]): string[] => policy("aws:sqs/queuePolicy:QueuePolicy", "policy", ...statements);
const trust = (...statements: PlanValue[]): string[] => policy("aws:iam/role:Role", "assumeRolePolicy", ...statements);

describe("policies", () => {
  it("accepts each kind with its required elements", () => {
    const condition = {
      StringEquals: { "aws:SourceAccount": arn },
      "ForAllValues:StringLikeIfExists": { "s3:prefix": ["a", arn] },
      Null: { "aws:a": "true" },
    };
    expect(identity({ ...statement, Sid: "Read", Condition: condition })).toEqual([]);
    expect(identity({ Effect: "Deny", NotAction: "iam:*", NotResource: "*" })).toEqual([]);
    expect(resource({ ...statement, Sid: "Enable IAM User Permissions", Principal: { AWS: arn } })).toEqual([]);
    expect(resource({ ...statement, Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } })).toEqual([]);
    expect(trust({ Effect: "Allow", Principal: { Service: ["ecs-tasks.amazonaws.com"] }, Action: "sts:AssumeRole" })).toEqual([]);
  });

  it.each<[string, () => string[], string]>([
    ["a misspelled element", () => identity({ ...statement, Resources: "*" }), "/Statement/0: has no property Resources"],
    ["an effect in small letters", () => identity({ ...statement, Effect: "allow" }), "/Statement/0/Effect: must be one of Allow, Deny"],
    [
      "an action without its service",
      () => identity({ ...statement, Action: "GetObject" }),
      "/Statement/0/Action: is not a service in lowercase and one of its actions, such as `sqs:SendMessage`",
    ],
    [
      "a wrong action in a list",
      () => identity({ ...statement, Action: ["s3:GetObject", "s3"] }),
      "/Statement/0/Action/1: is not a service in lowercase",
    ],
    ["no action", () => identity({ Effect: "Allow", Resource: "*" }), "/Statement/0: must have exactly one of Action, NotAction"],
    [
      "both kinds of action",
      () => identity({ ...statement, NotAction: "s3:*" }),
      "/Statement/0: must have exactly one of Action, NotAction",
    ],
    ["no resource", () => identity({ Effect: "Allow", Action: "s3:*" }), "/Statement/0: must have one of Resource, NotResource"],
    ["a principal in an identity policy", () => identity({ ...statement, Principal: "*" }), "/Statement/0/Principal: must not be there"],
    ["no principal in a resource policy", () => resource(statement), "/Statement/0: must have one of Principal, NotPrincipal"],
    [
      "a misspelled principal",
      () => resource({ ...statement, Principal: { Services: "x" } }),
      "/Statement/0/Principal: has no property Services",
    ],
    ["a resource in a trust policy", () => trust({ ...statement, Principal: "*" }), "/Statement/0/Resource: must not be there"],
    [
      "a misspelled operator",
      () => identity({ ...statement, Condition: { StringEqual: { "a:b": "c" } } }),
      "Condition: has no property StringEqual",
    ],
    [
      "a condition value that is no text",
      () => identity({ ...statement, Condition: { Bool: { "aws:SecureTransport": true } } }),
      "/Statement/0/Condition/Bool/aws:SecureTransport: must be string",
    ],
    [
      "a condition key without a service",
      () => identity({ ...statement, Condition: { Bool: { mfa: "true" } } }),
      "Condition/Bool: is not a condition key such as `aws:SourceArn`: mfa",
    ],
  ])("refuses %s", (_name, found, message) => {
    expect(found().join("\n")).toContain(message);
  });

  it("also checks JSON text, an object that the provider encodes, and policies in a list", () => {
    const document: PlanValue = { Version: "2012-10-17", Statement: [{ ...statement, Effect: "allow" }] };
    const type = "aws:iam/policy:Policy";
    const text = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "x", Action: "*", Resource: "*" }] });
    expect(judge(type, { policy: text })).toEqual(["it policy /Statement/0/Effect: must be one of Allow, Deny"]);
    expect(judge(type, { policy: "{" })).toEqual(["it policy: is not valid JSON"]);
    expect(judge(type, { policy: document })).toHaveLength(1);
    expect(judge(type, { policy: { $secret: { $json: document } } })).toHaveLength(1);
    expect(judge(type, { policy: either({ $json: document }, null) })).toHaveLength(1);
    expect(judge(type, { policy: arn })).toEqual([]);
    expect(judge("aws:iam/role:Role", { inlinePolicies: [{ name: "a" }, { name: "b", policy: { $json: document } }] })).toEqual([
      "it inlinePolicies[1].policy /Statement/0/Effect: must be one of Allow, Deny",
    ]);
  });
});
