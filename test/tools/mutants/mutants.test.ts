/** The second generator of mutants: a sample on every run, and proof that its oracle and its harmless twins mean something. */
import { describe, expect, it } from "vitest";
import { documentAt, foreign, own } from "../../../tools/mutants/deployed.ts";
import { allows } from "../../../tools/mutants/iam.ts";
import { judge, type Made } from "../../../tools/mutants/judge.ts";
import { mutantOf } from "../../../tools/mutants/mutants.ts";
import { run } from "../../../tools/mutants/run.ts";

describe("300 mutants", () => {
  const tally = run(7, 300, 75);

  it("are refused, each by a security rule", () => {
    expect(tally.survivors.map(({ kind, number }) => `${kind} ${number}`)).toEqual([]);
    expect(tally.refused).toBeGreaterThan(270);
  });

  it("are of every kind", () => {
    expect(Object.keys(tally.kinds)).toEqual(
      expect.arrayContaining(["role", "stranger", "opening", "leak", "literal", "sharing", "attachment"]),
    );
  });
});

it("the same seed makes the same mutants, and another one others", () => {
  const text = (seed: number) => JSON.stringify(mutantOf(seed, 5));
  expect(text(1)).toBe(text(1));
  expect(text(1)).not.toBe(text(2));
});

/** A mutant as its maker would make it, without a fault. */
function twin(inputs: Readonly<Record<string, unknown>>, type: string): Made {
  const resources = { twin: { type, inputs } };
  return { kind: "twin", number: 0, extraResources: resources, harm: () => undefined, world: { resources, config: {} } };
}

describe("a resource without a fault", () => {
  const statement = { Effect: "Allow", Action: "sqs:SendMessage", Resource: { $ref: "sqs-push.arn" } };
  it.each([
    [
      "aws:iam/rolePolicy:RolePolicy",
      { role: { $ref: "iam-task-api.name" }, policy: { $json: { Version: "2012-10-17", Statement: [statement] } } },
    ],
    ["aws:ssm/parameter:Parameter", { name: "/realtime/kiwi", type: "SecureString", value: { $ref: "rds-master-password.result" } }],
    [
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      {
        securityGroupId: { $ref: "sg-api.id" },
        ipProtocol: "tcp",
        fromPort: 9229,
        toPort: 9229,
        cidrIpv4: "10.8.0.0/16",
        description: "People of support",
      },
    ],
  ])("is accepted: %s", (type, inputs) => {
    expect(judge([twin(inputs, type)])).toEqual(["survived"]);
  });
});

describe("the oracle", () => {
  const ask = (statement: object, context: Readonly<Record<string, readonly string[]>> = {}) =>
    allows(
      { Statement: statement },
      { principal: `arn:aws:iam::${foreign}:role/x`, action: "s3:GetObject", resource: "arn:aws:s3:::a/b", context },
      true,
    );
  const base = { Effect: "Allow", Principal: "*", Action: "S3:get?bject", Resource: "*" };

  it("matches actions in any case, and wildcards", () => {
    expect(ask(base)).toBe(true);
    expect(ask({ ...base, Action: "s3:Put*" })).toBe(false);
    expect(ask({ ...base, Action: undefined, NotAction: "s3:Get*" })).toBe(false);
  });

  it("knows whom a principal names", () => {
    expect(ask({ ...base, Principal: { AWS: own } })).toBe(false);
    expect(ask({ ...base, Principal: { AWS: [own, foreign] } })).toBe(true);
  });

  it("takes a missing key as IAM does", () => {
    const condition = (operator: string) => ask({ ...base, Condition: { [operator]: { "aws:SourceAccount": own } } });
    expect(
      ["StringEquals", "StringEqualsIfExists", "ForAllValues:StringEquals", "ForAnyValue:StringEquals", "StringNotEquals"].map(condition),
    ).toEqual([false, true, true, false, true]);
  });

  it("reads values as they are deployed", () => {
    const world = { resources: { a: { inputs: { tags: { arn: "x" } } } }, config: { c: "y" } };
    expect(documentAt({ $json: [{ $ref: "a.tagsAll.arn" }, { $concat: ["a", { $config: "c" }] }] }, world)).toEqual(["x", "ay"]);
  });
});
