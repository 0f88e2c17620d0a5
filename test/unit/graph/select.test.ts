import { describe, expect, it } from "vitest";
import { resourceGraph } from "../../../compiler/graph/model.ts";
import { focus, named } from "../../../compiler/graph/select.ts";
import type { PlanResource } from "../../../compiler/plan/types.ts";

/** a ← b ← c ← d, and e beside b: both refer to a. */
const chain: readonly (readonly [id: string, to: string | undefined])[] = [
  ["a", undefined],
  ["b", "a"],
  ["c", "b"],
  ["d", "c"],
  ["e", "a"],
];
const resources = chain.map(([id, to]): PlanResource => ({
  id,
  module: id === "a" ? "first" : "second",
  type: "aws:ec2/vpc:Vpc",
  inputs: to === undefined ? {} : { to: { $ref: to, path: ["id"] } },
  options: {},
  from: {},
}));
const graph = resourceGraph({ resources });
const idsOf = (centre: string, reach: boolean) =>
  focus(graph, named(graph, centre), reach)
    .nodes.map(({ id }) => id)
    .join("");

describe("focus", () => {
  it("keeps one step in each direction", () => {
    expect([idsOf("c", false), idsOf("a", false)]).toEqual(["bcd", "abe"]);
  });

  it("with reach goes all the way in each direction, but not back down another branch", () => {
    expect([idsOf("c", true), idsOf("a", true), idsOf("e", true)]).toEqual(["abcd", "abcde", "ae"]);
  });

  it("keeps only edges of the center in one step, all of them with reach", () => {
    const edges = (reach: boolean) => focus(graph, ["b"], reach).edges.map(({ from, to }) => from + to);
    expect(edges(false)).toEqual(["ba", "cb"]);
    expect(edges(true)).toEqual(["ba", "cb", "dc"]);
  });

  it("treats a module's name as all of its resources, and prefers an id to a module", () => {
    expect(named(graph, "second")).toEqual(["b", "c", "d", "e"]);
    expect([named(graph, "a"), named(graph, "gone")]).toEqual([["a"], []]);
  });
});
