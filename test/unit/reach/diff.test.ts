import { describe, expect, it } from "vitest";
import { reachDiff } from "../../../compiler/reach/diff.ts";
import { portsText } from "../../../compiler/reach/ports.ts";
import type { ReachDiff } from "../../../compiler/reach/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const lines = ({ opened, closed }: ReachDiff) => {
  const text = (list: ReachDiff["opened"], sign: string) =>
    list.map(({ from, to, ports }) => `${sign} ${from} -> ${to} ${portsText(ports)}`);
  return [...text(opened, "+"), ...text(closed, "-")];
};

describe("the difference of reachability", () => {
  it("is nothing between equal plans", () => {
    expect(reachDiff(planOf("dev"), planOf("dev", {}))).toEqual({ opened: [], closed: [] });
  });

  it("names what opens and what closes, with ports", () => {
    const before = planOf("dev");
    const after = planOf("dev", { ecsServices: { apiContainerPort: 8080 } });
    expect(lines(reachDiff(before, after))).toEqual(["+ alb -> api tcp/8080", "- alb -> api tcp/3001"]);
  });
});
