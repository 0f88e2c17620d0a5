/** Resources that no module plans: from the spec's `extraResources`, and with a second provider. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { compileOver } from "../unit/overrides/support.ts";
import { timeouts } from "./support/harness.ts";
import { all, changed, ofResources, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan } from "./support/subplan.ts";

const lines = [
  "extraResources:",
  "  orders:",
  "    type: aws:kinesis/stream:Stream",
  "    inputs: { name: orders, shardCount: 1, encryptionType: KMS, kmsKeyId: alias/aws/kinesis, tags: { Queue: { $ref: sqs-push.arn } } }",
  "  orders-reader:",
  "    type: aws:kinesis/streamConsumer:StreamConsumer",
  "    inputs: { name: orders-reader, streamArn: { $ref: orders.arn } }",
  "",
].join("\n");

/** No rule judges streams. */
const waivers = ["orders", "orders-reader"].map((resource) => ({
  rule: "resource-type-judged",
  resource,
  reason: "A stream of orders.",
  until: "2027-06-30",
}));

function planWithExtras(): Plan {
  const { plan, diagnostics } = compileOver(`${lines}waivers: ${JSON.stringify(waivers)}\n`);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const part = subplan(plan as Plan, "orders", "orders-reader");
  const suffix = {
    id: "suffix",
    module: "sqs",
    type: "random:index/randomUuid:RandomUuid",
    inputs: {},
    options: {},
    from: { "": ["sqs"] },
  };
  const parameter = {
    id: "suffix-parameter",
    module: "sqs",
    type: "aws:ssm/parameter:Parameter",
    inputs: { name: "/orders/suffix", type: "String", value: { $concat: ["orders-", { $ref: "suffix", path: ["result"] }] } },
    options: {},
    from: { "": ["sqs"] },
  };
  return { ...part, resources: [...part.resources, suffix, parameter] };
}

let stack: Stack;
let plan: Plan;
beforeAll(async () => {
  plan = planWithExtras();
  stack = await stackOf(plan);
}, timeouts.first);
afterAll(() => stack.dispose());

describe("extra resources", { timeout: timeouts.test }, () => {
  it("of any AWS type and of another provider are created with the planned ones that they refer to", async () => {
    expect(ofResources(succeeded(await stack.up()))).toEqual(all(plan, "create"));
    const { inputs } = await stack.exported("orders");
    expect(inputs?.["tags"]).toEqual({ Queue: (await stack.exported("sqs-push")).outputs?.["arn"] });
    const { outputs } = await stack.exported("suffix");
    const parameter = stack.existing().find(({ id }) => id === "/orders/suffix");
    expect(parameter?.inputs["value"]).toBe(`orders-${String(outputs?.["result"])}`);
    expect((await stack.exported("suffix")).provider).toContain("pulumi:providers:random::random");
  });

  it("change nothing the second time, and can be destroyed", async () => {
    expect(changed(succeeded(await stack.up()))).toEqual({});
    succeeded(await stack.destroy());
    expect(stack.existing()).toEqual([]);
  });
});
