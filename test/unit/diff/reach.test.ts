import { describe, expect, it } from "vitest";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import { reachChanges } from "../../../compiler/diff/reach.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const dev = planOf("dev");

/** dev with what a rule of a security group admits changed to any address. */
function opened(id: string, port: number): Plan {
  const resources = dev.resources.map((each) => {
    if (each.id !== id) return each;
    const { referencedSecurityGroupId: _, ...inputs } = each.inputs;
    return { ...each, inputs: { ...inputs, cidrIpv4: "0.0.0.0/0", fromPort: port, toPort: port } };
  });
  return { ...dev, resources };
}

const changes = (before: Plan | undefined, after: Plan | undefined) => reachChanges(before, after, changeOf(before, after));
describe("who can newly connect to whom", () => {
  it("is shown when a rule opens, and when it closes", () => {
    const after = opened("sg-rule-alb-to-api", 22);
    const { opened: more = [], closed: less = [] } = changes(dev, after) ?? {};
    expect(more).toContain("internet -> api: tcp/22");
    expect(changes(after, dev)).toEqual({ opened: less, closed: more });
  });

  it("is not shown without a difference, nor for a new or removed environment", () => {
    expect([changes(dev, dev), changes(undefined, dev), changes(dev, undefined)]).toEqual([undefined, undefined, undefined]);
  });
});
