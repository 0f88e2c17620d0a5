/** What turning IPv6 on and off means, from one plan to the next. */
import { describe, expect, it } from "vitest";
import { assess } from "../../../compiler/change/danger/index.ts";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const plan = (vpc: object = {}, name = "prod") => planOf(name, { vpc });
const on = plan({ enableIpv6: true });
const subnets = plan({ enableIpv6: true, ipv6Scope: "subnets" });
const block = plan({ enableIpv6: true, ipv6Scope: "vpc" });

/** Resources by the danger of what happens to them. */
function dangers(before: Plan, after: Plan): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { danger, operation } of assess(before, after, changeOf(before, after))) (found[danger] ??= []).push(operation.id);
  return found;
}
const noticesOf = (before: Plan, after: Plan, id: string) =>
  assess(before, after, changeOf(before, after)).find(({ operation }) => operation.id === id)!.notices;

describe("IPv6", () => {
  it("is turned on in place, with new routes, rules and records", () => {
    expect(Object.keys(dangers(plan(), on))).toEqual(["in place", "created"]);
    expect(dangers(plan(), on)["in place"]!.sort()).toEqual([
      "alb",
      "vpc",
      "vpc-private-a",
      "vpc-private-b",
      "vpc-public-a",
      "vpc-public-b",
    ]);
  });

  it("cannot be turned off at once: subnets and load balancer use the block", () => {
    expect(dangers(on, plan())["refused"]!.sort()).toEqual(["vpc", "vpc-public-a", "vpc-public-b"]);
    expect(noticesOf(on, plan(), "vpc").join()).toBe(
      "AWS refuses to take the IPv6 block away: a part of it is the block of vpc-private-a, vpc-private-b, vpc-public-a, vpc-public-b",
    );
    expect(noticesOf(on, block, "vpc-public-a").join()).toContain("alb has addresses of it");
    expect(noticesOf(on, block, "vpc-private-a").join()).toContain("while a task in the subnet has an address of it");
  });

  it("is turned off step by step without a refusal or a replacement", () => {
    const steps = [on, subnets, block, plan()];
    for (const [index, after] of steps.slice(1).entries()) {
      const found = dangers(steps[index]!, after);
      expect(Object.keys(found).filter((danger) => !["in place", "destroyed"].includes(danger))).toEqual([]);
    }
  });

  it("stays as it is when something else of the network changes", () => {
    const tagged = planOf("prod", { vpc: { enableIpv6: true }, tags: { Owner: "others" } });
    const network = changeOf(on, tagged).operations.filter(({ id }) => id.startsWith("vpc"));
    expect(new Set(network.flatMap(({ properties }) => properties.map(({ name }) => name)))).toEqual(new Set(["tagsAll"]));
  });
});

describe("another block for a subnet that assigns addresses", () => {
  it("replaces it, as the provider does", () => {
    const moved: Plan = {
      ...on,
      resources: on.resources.map((each) =>
        each.id === "vpc-private-a" ? { ...each, inputs: { ...each.inputs, ipv6CidrBlock: "2600:1f14:1::/64" } } : each,
      ),
    };
    expect(changeOf(on, moved).operations.find(({ id }) => id === "vpc-private-a")?.kind).toBe("replace");
  });
});
