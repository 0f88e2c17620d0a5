import { describe, expect, it } from "vitest";
import { planLinks } from "../../../compiler/interpreter/links.ts";
import { planShape } from "../../../compiler/interpreter/shape.ts";
import { judgePlan } from "../../../tools/matrix/judge.ts";
import { resourceOf } from "../../support/plan.ts";
import { compileOver, found } from "./support.ts";

const topic = [
  "extraResources:",
  "  orders:",
  "    type: aws:sns/topic:Topic",
  "    inputs: { displayName: Orders, tags: { Bucket: { $ref: ecr-api.arn } } }",
  "  orders-policy:",
  "    type: aws:sns/topicPolicy:TopicPolicy",
  "    inputs:",
  "      arn: { $ref: orders.arn }",
  "      policy:",
  "        $json:",
  '          Version: "2012-10-17"',
  "          Statement:",
  "            - Effect: Deny",
  '              Principal: "*"',
  "              Action: sns:Publish",
  "              Resource: { $ref: orders.arn }",
  '              Condition: { Bool: { "aws:SecureTransport": "false" } }',
  "  hook:",
  "    type: aws:sns/topicSubscription:TopicSubscription",
  "    inputs: { topic: { $ref: orders }, protocol: https, endpoint: { $secret: { $config: ordersHook } } }",
  "    options: { dependsOn: [orders-policy], deletedWith: orders }",
  "",
].join("\n");

describe("extra resources", () => {
  it("stand in the plan as a module of their own, traced to their key, after what they refer to", () => {
    const compiled = compileOver(topic);
    expect(found(compiled)).toEqual([]);
    const plan = compiled.plan!;
    expect(judgePlan(plan).filter((problem) => !problem.startsWith("names"))).toEqual([]);
    expect([...planShape(plan as unknown as Record<string, unknown>), ...planLinks(plan)]).toEqual([]);
    const orders = resourceOf(plan, "orders");
    expect(orders).toMatchObject({
      module: "extraResources",
      type: "aws:sns/topic:Topic",
      inputs: { tags: { Bucket: { $ref: "ecr-api", path: ["arn"] } } },
      from: { "": ["extraResources.orders"], tags: ["extraResources.orders"] },
    });
    const hook = resourceOf(plan, "hook");
    expect(hook.inputs["topic"]).toEqual({ $ref: "orders", path: ["id"] });
    expect(hook.options).toMatchObject({ dependsOn: ["orders-policy"], deletedWith: "orders" });
  });

  it("declare the stack config that they need, secret where they mark it so", () => {
    expect(compileOver(topic).plan!.config["ordersHook"]).toEqual({
      type: "string",
      secret: true,
      required: true,
      description: "Used by extraResources.hook of the spec.",
    });
  });

  it("leave config that modules declare as it is", () => {
    const text =
      "extraResources:\n  note:\n    type: aws:ssm/parameter:Parameter\n    inputs: { type: String, value: { $config: apiImage } }\n";
    const compiled = compileOver(text);
    expect(found(compiled)).toEqual([]);
    expect(compiled.plan!.config["apiImage"]).toEqual(compileOver("").plan!.config["apiImage"]);
  });

  it("may be referred to by overrides", () => {
    const text = `${topic}overrides:\n  ecr-web:\n    merge: { tags: { A: b } }\n`
      .replace("ecr-web", "ecr-realtime")
      .replace("A: b", "Topic: { $ref: orders.arn }");
    const compiled = compileOver(text);
    expect(found(compiled)).toEqual([]);
    const ids = compiled.plan!.resources.map(({ id }) => id);
    expect(ids.indexOf("orders")).toBeLessThan(ids.indexOf("ecr-realtime"));
  });

  it("do not change what modules plan", () => {
    const own = compileOver(topic).plan!.resources.filter(({ module }) => module !== "extraResources");
    expect(own).toEqual(compileOver("").plan!.resources);
  });

  it("take a subnet from a block that only deployment tells, and nothing that no block has", () => {
    const compiledWith = (part: string) =>
      compileOver(
        `extraResources:\n  lab:\n    type: aws:ec2/subnet:Subnet\n    inputs: { vpcId: { $ref: vpc }, cidrBlock: 10.0.250.0/28, mapPublicIpOnLaunch: false, ipv6CidrBlock: { $subnet: ${part} } }\n`,
      );
    const whole = "block: { $ref: vpc.ipv6CidrBlock }";
    const compiled = compiledWith(`{ ${whole}, newBits: 8, number: 200 }`);
    expect(found(compiled)).toEqual([]);
    expect(resourceOf(compiled.plan!, "lab").inputs["ipv6CidrBlock"]).toEqual({
      $subnet: { block: { $ref: "vpc", path: ["ipv6CidrBlock"] }, newBits: 8, number: 200 },
    });
    for (const part of [`{ ${whole}, newBits: 8, number: 256 }`, `{ ${whole}, newBits: 8 }`, "{ newBits: 8, number: 1 }", "10.0.0.0/8"])
      expect(found(compiledWith(part)).join(), part).toContain("malformed-expression `$subnet` requires a block");
  });

  it("take an object with a $ key as it stands inside of $literal", () => {
    const document = '{ $json: { $literal: { $schema: "https://json-schema.org", type: object } } }';
    const text = `extraResources:\n  note:\n    type: aws:ssm/parameter:Parameter\n    inputs: { type: String, value: ${document} }\n`;
    const compiled = compileOver(text);
    expect(found(compiled)).toEqual([]);
    expect(resourceOf(compiled.plan!, "note").inputs["value"]).toEqual({
      $json: { $literal: { $schema: "https://json-schema.org", type: "object" } },
    });
  });
});

describe("mistakes in extra resources", () => {
  it.each([
    [
      "a short token",
      "type: aws:s3:Bucket",
      "4:11 error unknown-resource-type unknown resource type `aws:s3:Bucket` | did you mean `aws:s3/bucket:Bucket`?",
    ],
    [
      "a misspelt token",
      "type: aws:elasticcache/cluster:Clutser",
      "4:11 error unknown-resource-type unknown resource type `aws:elasticcache/cluster:Clutser` | did you mean `aws:elasticache/cluster:Cluster`?",
    ],
    [
      "another package",
      "type: gcp:storage/bucket:Bucket",
      "4:11 error unknown-resource-type unknown resource type `gcp:storage/bucket:Bucket` | expected a type token from the Pulumi Registry, for example `aws:sns/topic:Topic`",
    ],
    ["a provider", "type: pulumi:providers:aws", /^4:11 error unknown-resource-type /],
    ["a function", "type: aws:sns/getTopic:getTopic", /^4:11 error unknown-resource-type /],
    [
      "a misspelt property",
      "type: aws:lambda/permission:Permission\n    inputs: { action: a, function: f, principl: x }",
      "5:39 error unknown-property unknown property `principl` of aws:lambda/permission:Permission | did you mean `principal`?",
    ],
    [
      "a missing property",
      "type: aws:lambda/permission:Permission\n    inputs: { action: a, function: f }",
      "5:13 error missing-property required property `principal` of aws:lambda/permission:Permission is missing | expected text",
    ],
    [
      "a value of another type inside of a secret document",
      "type: aws:sns/topic:Topic\n    inputs: { tags: { A: { $secret: [1] } } }",
      "5:26 error property-type-mismatch `tags.A` of aws:sns/topic:Topic: expected text, got a list | ",
    ],
    [
      "an expression with company",
      "type: aws:sns/topic:Topic\n    inputs: { name: { $ref: alb.name, x: 1 } }",
      /^5:29 error malformed-expression `\$ref` must be the only key, got also `x` \|/,
    ],
    [
      "a reference without a name",
      "type: aws:sns/topic:Topic\n    inputs: { name: { $ref: 3 } }",
      /^5:29 error malformed-expression `\$ref` requires a name and a path as text \|/,
    ],
    [
      "a concatenation of one text",
      "type: aws:sns/topic:Topic\n    inputs: { name: { $concat: a } }",
      /^5:32 error malformed-expression `\$concat` requires a list of parts \|/,
    ],
    [
      "an unknown lookup",
      "type: aws:sns/topic:Topic\n    inputs: { name: { $data: caller-identy.accountId } }",
      /^5:\d+ error unknown-resource `name` refers to data caller-identy, which does not exist \| did you mean `caller-identity`\?/,
    ],
    ["no type", "inputs: { name: a }", /^3:3 error missing-key .*`extraResources.note.type` is missing/],
  ])("%s", (_kind, resource, expected) => {
    const compiled = compileOver(`extraResources:\n  note:\n    ${resource}\n`);
    expect(compiled.plan).toBeUndefined();
    const [only, ...others] = found(compiled);
    expect(others).toEqual([]);
    if (typeof expected === "string") expect(only).toBe(expected);
    else expect(only).toMatch(expected);
  });

  it("an id that a module plans", () => {
    expect(found(compileOver("extraResources:\n  ecr-api:\n    type: aws:sns/topic:Topic\n"))).toEqual([
      "3:3 error duplicate-resource-id duplicate resource ID `ecr-api`: a module plans it already | use another ID, such as `extra-ecr-api`; to change the planned resource, use `overrides`",
    ]);
  });

  it("an override of one", () => {
    const lines = found(compileOver(`${topic}overrides:\n  orders:\n    set: { name: a }\n`));
    expect(lines).toEqual([
      expect.stringMatching(
        /^24:3 error unknown-resource `orders` is an extra resource of this spec.* \| change `extraResources.orders` itself$/,
      ),
    ]);
  });

  it("a circle of two of them names both", () => {
    const text =
      "extraResources:\n  a:\n    type: aws:sns/topic:Topic\n    inputs: { name: { $ref: b.name } }\n  b:\n    type: aws:sns/topic:Topic\n    inputs: { name: { $ref: a.name } }\n";
    const compiled = compileOver(text);
    expect(found(compiled)).toEqual([expect.stringContaining("3:3 error dependency-cycle resources form a dependency cycle: a → b → a")]);
    expect(compiled.diagnostics.find(({ rule }) => rule === "dependency-cycle")!.related).toMatchObject([{ range: { line: 6 } }]);
  });

  it("security rules that hold everywhere", () => {
    const open =
      "extraResources:\n  open:\n    type: aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule\n    inputs: { securityGroupId: { $ref: sg-alb }, description: Everybody, cidrIpv4: 0.0.0.0/0, ipProtocol: tcp, fromPort: 22, toPort: 22 }\n";
    const compiled = compileOver(open);
    expect(compiled.plan).toBeUndefined();
    expect(found(compiled).join()).toContain("no-public-admin-ports open: an administration port (22 or 3389) is open to the internet");
  });
});
