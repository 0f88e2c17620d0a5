import { describe, expect, it } from "vitest";
import { buildPlan, type PlanHeader } from "../../../compiler/plan/builder/build.ts";
import { handle, resource, type Draft } from "../../../compiler/plan/builder/draft.ts";
import { concat, config, ref } from "../../../compiler/plan/builder/expr.ts";
import { hashedName } from "../../../compiler/plan/builder/names.ts";
import { rule, traced } from "../../../compiler/plan/builder/traced.ts";
import type { Plan } from "../../../compiler/plan/types.ts";

const header: PlanHeader = {
  project: "shop",
  environment: "test",
  class: "dev",
  region: "eu-central-1",
  spec: { schema: 1, files: {} },
  providers: {},
  usage: {},
  waivers: [],
};
const identity = { projectName: "shop", environment: "test", region: "eu-central-1" };
const vpc = handle("aws:ec2/vpc:Vpc", "vpc");
const group = handle("aws:lb/targetGroup:TargetGroup", "target");
const queue = handle("aws:sqs/queue:Queue", "queue");

function build(...resources: readonly Draft[]): Plan {
  return buildPlan(header, [{ module: "test", lowered: { resources } }]);
}

function targetGroup(cidrBlock: string, port = 80, idle = 30): readonly Draft[] {
  return [
    resource(group, {
      name: hashedName(identity, "api", { limit: 32 }),
      port,
      protocol: "HTTP",
      vpcId: vpc.id,
      deregistrationDelay: idle,
    }),
    resource(vpc, { cidrBlock }),
  ];
}

function nameOf(plan: Plan): unknown {
  return plan.resources.find(({ id }) => id === "target")!.inputs["name"];
}

describe("buildPlan", () => {
  it("puts referenced resources first, and otherwise keeps the given order", () => {
    const plan = build(...targetGroup("10.0.0.0/16"), resource(queue, { name: "q" }));
    expect(plan.resources.map(({ id }) => id)).toEqual(["vpc", "target", "queue"]);
  });

  it("unwraps traced values and records the cause of each property", () => {
    const [planned] = build(
      resource(
        queue,
        {
          name: "q",
          delaySeconds: traced(5, "sqs.delay"),
          sqsManagedSseEnabled: rule("queue-encrypted", true),
          tags: { a: traced("x", "tags") },
        },
        { from: ["sqs.on"] },
      ),
    ).resources;
    expect(planned!.inputs).toEqual({ name: "q", delaySeconds: 5, sqsManagedSseEnabled: true, tags: { a: "x" } });
    expect(planned!.from).toEqual({
      "": ["sqs.on"],
      delaySeconds: ["sqs.delay"],
      sqsManagedSseEnabled: ["rule:queue-encrypted"],
      tags: ["tags"],
    });
  });

  it("omits undefined properties and joins text", () => {
    const [planned] = build(resource(queue, { name: concat("a-", concat("b", "-c")), kmsMasterKeyId: undefined })).resources;
    expect(planned!.inputs).toEqual({ name: "a-b-c" });
  });

  it("gives a replaceable name a hash of what replaces it, along the chain of references, and of nothing else", () => {
    const name = nameOf(build(...targetGroup("10.0.0.0/16")));
    expect(name).toMatch(/^shop-test-api-[0-9a-f]{6}$/);
    expect(nameOf(build(...targetGroup("10.0.0.0/16", 80, 99)))).toBe(name);
    expect(nameOf(build(...targetGroup("10.0.0.0/16", 81)))).not.toBe(name);
    expect(nameOf(build(...targetGroup("10.1.0.0/16")))).not.toBe(name);
  });

  it("creates before it deletes if the name allows it, and deletes first what is identified by its parent's key", () => {
    const plan = build(
      ...targetGroup("10.0.0.0/16"),
      resource(queue, { name: "q" }),
      resource(handle("aws:sqs/queuePolicy:QueuePolicy", "policy"), { queueUrl: queue.out("url"), policy: "{}" }),
    );
    const order = Object.fromEntries(plan.resources.map(({ id, options }) => [id, options.deleteBeforeReplace]));
    expect(order).toEqual({ vpc: undefined, target: false, queue: undefined, policy: true });
  });

  it("refuses a hash of a value that only the stack knows", () => {
    const name = hashedName(identity, "api", { limit: 32 });
    expect(() => build(resource(group, { name, port: 80, protocol: "HTTP", vpcId: config("vpcId") }))).toThrow(/stack config/);
  });

  it.each([
    [
      "two resources of one id",
      () => build(resource(queue, { name: "a" }), resource(queue, { name: "b" })),
      /two resources are called queue/,
    ],
    ["a reference to nothing", () => build(resource(queue, { name: ref<string>("ghost", "name") })), /ghost, which is not planned/],
    [
      "a cycle",
      () =>
        build(resource(queue, { name: "q" }, { dependsOn: [vpc] }), resource(vpc, { cidrBlock: "10.0.0.0/16" }, { dependsOn: [queue] })),
      /depend on each other: queue → vpc → queue/,
    ],
  ])("throws for %s: no spec may cause it", (_name, make, message) => {
    expect(make).toThrow(message);
  });
});
