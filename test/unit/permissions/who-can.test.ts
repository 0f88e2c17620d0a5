import { describe, expect, it } from "vitest";
import { ask } from "../../../compiler/permissions/ask.ts";
import type { Grant, WhoCan } from "../../../compiler/permissions/types.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const prod = planOf("prod");

function answered(plan: Plan, action: string, resource: string): WhoCan {
  const found = ask(plan, action, resource);
  if ("problem" in found) throw new Error(`${found.problem}: ${found.help}`);
  return found;
}

const rows = (plan: Plan, action: string, resource: string) =>
  answered(plan, action, resource).grants.map(({ answer, kind, principal }) => `${answer} ${kind} ${principal}`);

function plus(...resources: readonly (Pick<PlanResource, "id" | "type" | "inputs"> & Partial<PlanResource>)[]): Plan {
  return {
    ...prod,
    resources: [...prod.resources, ...resources.map((each) => ({ module: "extraResources", options: {}, from: {}, ...each }))],
  };
}

const role = (id: string, inputs: PlanResource["inputs"] = {}) => ({ id, type: "aws:iam/role:Role", inputs: { name: id, ...inputs } });
const inline = (id: string, of: string, ...statements: readonly object[]) => ({
  id,
  type: "aws:iam/rolePolicy:RolePolicy",
  inputs: { role: { $ref: of, path: ["name"] }, policy: { $json: { Statement: statements } } } as unknown as PlanResource["inputs"],
});
const queue = "arn:aws:sqs:eu-central-1:412356789014:realtime-prod-push";

describe("who-can", () => {
  it("finds the roles whose policies name the resource, and what denies it under a condition", () => {
    const { grants } = answered(prod, "sqs:SendMessage", "sqs-push");
    expect(grants.map(({ principal }) => principal)).toEqual(["iam-task-api", "iam-task-realtime"]);
    expect(grants[0]!.unless).toEqual(["sqs-push-policy (DenyInsecureTransport) denies it: aws:SecureTransport Bool false"]);
  });

  it.each([
    ["an ARN", "sqs:SendMessage", queue],
    ["a pattern of ARNs", "sqs:SendMessage", "arn:aws:sqs:*:*:realtime-prod-p*"],
    ["another case of the action", "sqs:sendmessage", "sqs-push"],
    ["a wildcard in the action", "sqs:Send*", "sqs-push"],
    ["an action in capitals", "SQS:SENDMESSAGE", "sqs-push"],
    ["wildcards in the middle of the action", "sQs:S?nd*age", "sqs-push"],
  ])("answers the same for %s", (_, action, resource) => {
    expect(rows(prod, action, resource)).toEqual(["allowed role iam-task-api", "allowed role iam-task-realtime"]);
  });

  it("joins the conditions of an identity policy with those of the key's policy", () => {
    const grant = answered(prod, "kms:Decrypt", "iam-key").grants.find(({ principal }) => principal === "iam-execution-api")!;
    expect(grant.conditions).toEqual([
      { key: "kms:ViaService", operator: "StringEquals", values: ["secretsmanager.eu-central-1.amazonaws.com"] },
      { key: "kms:CallerAccount", operator: "StringEquals", values: ["412356789014"] },
    ]);
    expect(rows(prod, "kms:Decrypt", "iam-key")).toContain("allowed service sns.amazonaws.com");
  });

  it("reads trust policies for who may take a role", () => {
    expect(rows(prod, "sts:AssumeRole", "iam-task-api")).toEqual(["allowed service ecs-tasks.amazonaws.com"]);
    expect(rows(prod, "sts:AssumeRoleWithWebIdentity", "iam-ci")).toHaveLength(1);
  });

  it("leaves out what an unconditional denial covers, and what a boundary does not allow", () => {
    const allow = { Effect: "Allow", Action: "sqs:*", Resource: queue };
    const denied = plus(role("a"), inline("p", "a", allow, { Effect: "Deny", Action: "sqs:Send*", Resource: "*" }));
    expect(rows(denied, "sqs:SendMessage", "sqs-push")).not.toContain("allowed role a");
    expect(rows(denied, "sqs:PurgeQueue", "sqs-push")).toContain("allowed role a");
    const boundary = {
      id: "b",
      type: "aws:iam/policy:Policy",
      inputs: { policy: { $json: { Statement: [{ Effect: "Allow", Action: "sqs:Receive*", Resource: "*" }] } } },
    };
    const bounded = plus(boundary, role("a", { permissionsBoundary: { $ref: "b", path: ["arn"] } }), inline("p", "a", allow));
    expect(rows(bounded, "sqs:SendMessage", "sqs-push")).not.toContain("allowed role a");
    expect(rows(bounded, "sqs:ReceiveMessage", "sqs-push")).toContain("allowed role a");
  });

  it.each<readonly [string, Plan, RegExp]>([
    [
      "a boundary outside of the plan",
      plus(
        role("a", { permissionsBoundary: "arn:aws:iam::412356789014:policy/limit" }),
        inline("p", "a", { Effect: "Allow", Action: "*", Resource: "*" }),
      ),
      /boundary .*limit is not in the plan/,
    ],
    [
      "a policy that AWS manages",
      plus(role("a"), {
        id: "p",
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        inputs: { role: { $ref: "a", path: ["name"] }, policyArn: "arn:aws:iam::aws:policy/AmazonSQSFullAccess" },
      }),
      /AWS manages/,
    ],
    [
      "a document from stack config",
      plus(role("a"), {
        id: "p",
        type: "aws:iam/rolePolicy:RolePolicy",
        inputs: { role: { $ref: "a", path: ["name"] }, policy: { $config: "apiImage" } },
      }),
      /depends on/,
    ],
    [
      "a resource that another resource names",
      plus(
        role("a"),
        inline("p", "a", {
          Effect: "Allow",
          Action: "sqs:*",
          Resource: { $concat: ["arn:aws:sqs:eu-central-1:412356789014:", { $ref: "redis-main", path: ["id"] }] },
        }),
      ),
      /known only at deployment/,
    ],
  ])("says unknown for %s", (_, plan, why) => {
    const grant = answered(plan, "sqs:SendMessage", "sqs-push").grants.find(({ principal }) => principal === "a") as Grant;
    expect(grant.answer).toBe("unknown");
    expect(grant.because.join()).toMatch(why);
  });

  it("reads NotAction and NotResource as what they leave", () => {
    const plan = plus(
      role("a"),
      inline("p", "a", { Effect: "Allow", NotAction: "sqs:Send*", NotResource: "arn:aws:sqs:*:*:realtime-prod-offline" }),
    );
    expect(rows(plan, "sqs:SendMessage", "sqs-push")).not.toContain("allowed role a");
    expect(rows(plan, "sqs:PurgeQueue", "sqs-push")).toContain("allowed role a");
    expect(rows(plan, "sqs:PurgeQueue", "sqs-offline")).not.toContain("allowed role a");
  });

  it("finds principals of other accounts and everybody in a resource policy", () => {
    const policy = (principal: unknown) => ({
      id: "q",
      type: "aws:sqs/queuePolicy:QueuePolicy",
      inputs: {
        queueUrl: { $ref: "sqs-push", path: ["url"] },
        policy: { $json: { Statement: [{ Effect: "Allow", Principal: principal, Action: "sqs:SendMessage", Resource: "*" }] } },
      } as unknown as PlanResource["inputs"],
    });
    expect(rows(plus(policy({ AWS: "arn:aws:iam::999999999999:root" })), "sqs:SendMessage", "sqs-push")).toContain(
      "allowed account 999999999999",
    );
    expect(rows(plus(policy("*")), "sqs:SendMessage", "sqs-push")).toContain("allowed everybody *");
    expect(rows(plus(policy({ AWS: { $config: "apiImage" } })), "sqs:SendMessage", "sqs-push")).toContainEqual(
      expect.stringMatching(/^unknown unknown/),
    );
  });

  it.each([
    ["sqs:SendMesage", "sqs-push", "AWS has no action sqs:SendMesage", "did you mean sqs:SendMessage?"],
    ["SendMessage", "sqs-push", "SendMessage is not an IAM action", "sqs:SendMessage"],
    ["sqs:SendMessage", "sqs-pusch", "no resource sqs-pusch in prod", "did you mean sqs-push?"],
    ["ec2:CreateRoute", "vpc-public-default-route", "whose ARN has no known form", "specify an ARN"],
  ])("refuses %s on %s with what would be right", (action, resource, problem, help) => {
    expect(ask(prod, action, resource)).toEqual({ problem: expect.stringContaining(problem), help: expect.stringContaining(help) });
  });
});
