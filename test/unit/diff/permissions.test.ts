import { describe, expect, it } from "vitest";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import { covers } from "../../../compiler/diff/coverage.ts";
import { permissionsOf } from "../../../compiler/diff/permissions.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const prod = planOf("prod");

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

function withPolicy(...statements: readonly Statement[]): Plan {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  return {
    ...prod,
    resources: prod.resources.map((each) => (each.id === "iam-task-api-policy" ? { ...each, inputs: { ...each.inputs, policy } } : each)),
  };
}

const kinds = (before: Statement[], after: Statement[]) => {
  const [old, now] = [withPolicy(...before), withPolicy(...after)];
  return permissionsOf(old, now, changeOf(old, now)).map(({ kind, grew }) => [kind, ...grew]);
};

const allow = (Action: string | readonly string[], Resource: string | readonly string[], more = {}): Statement => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});

describe("permissions", () => {
  it.each<[string, Statement[], Statement[], readonly (readonly string[])[]]>([
    ["added", [allow("s3:GetObject", "a")], [allow("s3:GetObject", "a"), allow("sqs:SendMessage", "b")], [["added"]]],
    ["removed", [allow("s3:GetObject", "a"), allow("sqs:SendMessage", "b")], [allow("s3:GetObject", "a")], [["removed"]]],
    ["another action", [allow("s3:GetObject", "a")], [allow(["s3:GetObject", "s3:PutObject"], "a")], [["broadened", "s3:PutObject"]]],
    ["a wildcard", [allow("s3:GetObject", "a")], [allow("s3:Get*", "a")], [["broadened", "s3:Get*"]]],
    ["another resource", [allow("s3:GetObject", "a")], [allow("s3:GetObject", ["a", "b"])], [["broadened", "on b"]]],
    ["fewer", [allow(["s3:GetObject", "s3:PutObject"], "a")], [allow("s3:GetObject", "a")], [["narrowed"]]],
    ["no condition", [allow("s3:GetObject", "a", { Condition: { Bool: { "aws:SecureTransport": "true" } } })], [allow("s3:GetObject", "a")], [["broadened", "without the condition Bool aws:SecureTransport true"]]],
    ["denied less", [{ ...allow(["s3:*", "sqs:*"], "*"), Effect: "Deny" }], [{ ...allow("s3:*", "*"), Effect: "Deny" }], [["broadened", "sqs:*"]]],
    ["another order", [allow(["a:B", "a:C"], "x")], [allow(["a:C", "a:B"], "x")], []],
    ["the same Sid", [allow("a:B", "x", { Sid: "One" })], [allow("c:D", "x", { Sid: "One" })], [["broadened", "c:D"]]],
  ])("%s", (_, before, after, expected) => expect(kinds(before, after)).toEqual(expected)); // prettier-ignore

  it("name planned resources by their IDs", () => {
    const after = planOf("prod", { rds: { enableRdsProxy: false } });
    const texts = permissionsOf(prod, after, changeOf(prod, after)).map(({ text }) => text);
    expect(texts).toContain("allow secretsmanager:GetSecretValue on rds-app-secret");
  });

  it("match patterns as IAM does", () => {
    expect([covers(["s3:*"], "s3:GetObject"), covers(["s3:Get*"], "s3:*"), covers(["a?c"], "abc"), covers(["a?c"], "a*c")]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([covers(["*"], "*"), covers(["a*b*c"], "axxbyyc"), covers(["a*b"], "a*x*b"), covers(["S3:getobject"], "s3:GetObject")]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});
