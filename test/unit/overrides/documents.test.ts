import { describe, expect, it } from "vitest";
import { checkDocuments } from "../../../compiler/provider/documents/check.ts";
import { compileOver, found } from "./support.ts";

const policy = (statement: string) => `{ Version: "2012-10-17", Statement: [${statement}] }`;
const read = "{ Effect: Allow, Action: s3:GetObject, Resource: '*' }";

describe("JSON documents of overrides and extra resources", () => {
  it.each([
    [
      "a misspelt property of a container",
      "overrides:\n  ecs-task-api:\n    set: { containerDefinitions.0.ulimit: [{ name: nofile, softLimit: 1, hardLimit: 1 }] }\n",
      "4:12 error invalid-json-document `containerDefinitions.0` of ecs-task-api has no property ulimit | did you mean `ulimits`?",
    ],
    [
      "a misspelt property deep in a list",
      "overrides:\n  ecs-task-api:\n    set:\n      containerDefinitions.0.ulimits:\n        - { name: nofile, softLimit: 1, hardLimit: 1 }\n        - { name: nofile, soft: 1, softLimit: 1, hardLimit: 1 }\n",
      "7:27 error invalid-json-document `containerDefinitions.0.ulimits.1` of ecs-task-api has no property soft | see the schema of the list of container definitions in schema/documents/ of platform-compile",
    ],
    [
      "a required property that was removed",
      "overrides:\n  ecs-task-api:\n    remove: [containerDefinitions.0.image]\n",
      "4:14 error invalid-json-document `containerDefinitions.0` of ecs-task-api must have required property 'image' | see the schema of the list of container definitions in schema/documents/ of platform-compile",
    ],
    [
      "an effect in small letters, in a policy that is an object of the spec",
      `extraResources:\n  extra-policy:\n    type: aws:iam/policy:Policy\n    inputs:\n      policy:\n        $json:\n          Version: "2012-10-17"\n          Statement:\n            - Effect: allow\n              Action: s3:GetObject\n              Resource: "*"\n`,
      "10:23 error invalid-json-document `policy.Statement.0.Effect` of extra-policy must be one of Allow, Deny | see the schema of the identity policy in schema/documents/ of platform-compile",
    ],
    [
      "a policy as text",
      `extraResources:\n  extra-policy:\n    type: aws:iam/policy:Policy\n    inputs: { policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3","Resource":"*"}]}' }\n`,
      /^5:23 error invalid-json-document `policy\.Statement\.0\.Action` of extra-policy is not a service in lowercase and one of its actions, such as `sqs:SendMessage` \| see the schema of the identity policy in /,
    ],
    [
      "text that is not valid JSON",
      "extraResources:\n  extra-policy:\n    type: aws:iam/policy:Policy\n    inputs: { policy: '{' }\n",
      "5:23 error invalid-json-document `policy` of extra-policy is not valid JSON | see the schema of the identity policy in schema/documents/ of platform-compile",
    ],
    [
      "a policy in a list of policies",
      `extraResources:\n  extra-role:\n    type: aws:iam/role:Role\n    inputs:\n      assumeRolePolicy: { $json: ${policy("{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: ecs-tasks.amazonaws.com } }")} }\n      inlinePolicies:\n        - { name: a, policy: { $json: ${policy(read.replace("Action", "Actions"))} } }\n`,
      /^8:93 error invalid-json-document `inlinePolicies\[0\]\.policy\.Statement\.0` of extra-role has no property Actions \| did you mean `Action`\?$/,
    ],
    [
      "a widget of an unknown type",
      "extraResources:\n  extra-dashboard:\n    type: aws:cloudwatch/dashboard:Dashboard\n    inputs:\n      dashboardName: extra\n      dashboardBody: { $json: { widgets: [{ type: graph, x: 0, y: 0, width: 6, height: 6, properties: {} }] } }\n",
      /^7:51 error invalid-json-document `dashboardBody\.widgets\.0\.type` of extra-dashboard must be /,
    ],
  ])("show %s at its place", (_kind, lines, expected) => {
    const compiled = compileOver(lines);
    expect(compiled.plan).toBeUndefined();
    expect(found(compiled)).toEqual([typeof expected === "string" ? expected : expect.stringMatching(expected)]);
  });

  it("are taken when they are right, references and choices of the plan included", () => {
    const { plan, ...compiled } = compileOver(
      `extraResources:\n  extra-policy:\n    type: aws:iam/policy:Policy\n    inputs: { policy: { $json: ${policy("{ Effect: Allow, Action: sqs:SendMessage, Resource: { $ref: sqs-push.arn } }")} } }\n` +
        "overrides:\n  ecs-task-api:\n    set: { containerDefinitions.0.ulimits: [{ name: nofile, softLimit: 4096, hardLimit: 8192 }] }\n",
    );
    expect(found(compiled)).toEqual([]);
    expect(checkDocuments(plan!)).toEqual([]);
  });

  it("are not judged where they could not be read, or are of another type", () => {
    const codes = (lines: string) => found(compileOver(lines)).map((line) => line.split(" ")[2]);
    const extra = (value: string) =>
      `extraResources:\n  extra-policy:\n    type: aws:iam/policy:Policy\n    inputs: { policy: ${value} }\n`;
    expect(codes(extra("{ $json: { $reff: a } }"))).toEqual(["malformed-expression"]);
    expect(codes(extra("3"))).toEqual(["property-type-mismatch"]);
  });
});
