/** The network, load balancer and records of an environment with and without IPv6, and the updates between them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeOf } from "../../compiler/change/operations/index.ts";
import { parseIpBlock } from "../../compiler/plan/ip-blocks.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import { open } from "../../tools/fixtures/open.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { all, changed, ofResources, stackOf, succeeded, unordered } from "./support/stacks.ts";
import type { Result, Stack } from "./support/stack.ts";
import { subplan } from "./support/subplan.ts";

/** What takes part in IPv6, of dev with private tasks. */
function partOf(vpc: object): Plan {
  const plan = planOf("dev", { ...open, vpc: { natGateways: 1, ...vpc } });
  const ids = plan.resources.map(({ id }) => id).filter((id) => /^(alb$|route53-|vpc-(private|public|data|egress)|sg-rule-)/.test(id));
  return subplan(plan, ...ids);
}

const off = partOf({});
const on = partOf({ enableIpv6: true });
const tasksOnly = partOf({ enableIpv6: true, ipv6Scope: "subnets" });
const blockOnly = partOf({ enableIpv6: true, ipv6Scope: "vpc" });
const subnets = ["vpc-private-a", "vpc-private-b", "vpc-public-a", "vpc-public-b"];

let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(off);
}, timeouts.first);
afterAll(() => stack.dispose());

async function up(plan: Plan): Promise<Result> {
  stack.writePlan(plan);
  return stack.up();
}

const inCloud = (id: string) => stack.existing().find(({ urn }) => urn.endsWith(`::${id}`));
const blockOf = (id: string) => String(inCloud(id)?.outputs["ipv6CidrBlock"]);
/** Operations on resources other than `same`, by id. */
const happened = (result: Result) => Object.fromEntries(Object.entries(changed(succeeded(result))).filter(([id]) => !id.includes(":")));
/** Operations by id, as `changeOf` foresees them. */
const foreseen = (before: Plan, after: Plan) => Object.fromEntries(changeOf(before, after).operations.map(({ id, kind }) => [id, kind]));

describe("IPv6", { timeout: timeouts.test }, () => {
  it("is turned on in place, as foreseen, and the next update changes nothing", async () => {
    expect(ofResources(succeeded(await up(off)))).toEqual(all(off, "create"));
    const operations = happened(await up(on));
    expect(operations).toEqual(foreseen(off, on));
    expect(Object.values(operations)).not.toContain("replace");
    for (const id of ["vpc", "alb", ...subnets]) expect(operations[id], id).toBe("update");
    expect(happened(await up(on))).toEqual({});
    expect(inCloud("alb")?.inputs["ipAddressType"]).toBe("dualstack");
  });

  it("gives each subnet a /64 of its own within the block that the network got", () => {
    const vpc = parseIpBlock(blockOf("vpc"))!;
    expect([vpc.bits, vpc.prefix]).toEqual([128, 56]);
    const blocks = subnets.map((id) => parseIpBlock(blockOf(id))!);
    for (const { prefix, address } of blocks) expect([prefix, (address >> 72n) << 72n]).toEqual([64, vpc.address]);
    expect(new Set(blocks.map(({ address }) => address)).size).toBe(4);
  });

  it("is not taken away from what still uses it", async () => {
    const atOnce = await up(off);
    expect(atOnce.code).not.toBe(0);
    expect(atOnce.text).toContain("InvalidCidrBlock.InUse: The vpc");
    const early = await up(blockOnly);
    expect(early.code).not.toBe(0);
    expect(early.text).toMatch(/InvalidCidrBlock\.InUse.*load balancer/);
    // Subnets without a load balancer have lost their blocks; tasks would have kept them.
    expect(Object.values(happened(await up(on)))).toEqual(["update", "update"]);
  });

  it("is turned off step by step, and nothing is replaced", async () => {
    let before = on;
    for (const after of [tasksOnly, blockOnly, off]) {
      const operations = happened(await up(after));
      expect(operations).toEqual(foreseen(before, after));
      expect(Object.values(operations)).not.toContain("replace");
      before = after;
    }
    for (const id of ["vpc", ...subnets]) expect(blockOf(id), id).toBe("");
  });

  it("is there from the start, in an order that AWS accepts, and goes with the stack", async () => {
    succeeded(await stack.destroy());
    stack.clearCalls();
    expect(ofResources(succeeded(await up(on)))).toEqual(all(on, "create"));
    expect(unordered(on, stack)).toEqual([]);
    succeeded(await stack.destroy());
    expect(stack.existing()).toEqual([]);
  });
});
