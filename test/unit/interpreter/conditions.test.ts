import { describe, expect, it } from "vitest";
import { holds, settle } from "../../../compiler/interpreter/conditions.ts";
import type { ConfigValue, ConfigValues } from "../../../compiler/interpreter/config.ts";
import type { PlanValue } from "../../../compiler/plan/types.ts";
import { either, smallPlan } from "./fixture.ts";

function config(values: Readonly<Record<string, ConfigValue["value"] | ConfigValue>>): ConfigValues {
  return new Map(Object.entries(values).map(([key, value]) => [key, typeof value === "object" ? value : { value, secret: false }]));
}

/** Settles one input and returns it with the problems. */
function settled(value: PlanValue, values: ConfigValues): { value: PlanValue | undefined; problems: readonly string[] } {
  const plan = smallPlan({
    resources: [{ id: "one", module: "m", type: "aws:sns/topic:Topic", inputs: { input: value }, options: {}, from: {} }],
    outputs: {},
  });
  const { plan: result, problems } = settle(plan, values);
  return { value: result.resources[0]?.inputs["input"], problems };
}

describe("holds", () => {
  it("asks whether a key is set, and of a boolean whether it is true", () => {
    expect(holds({ config: "a" }, config({}))).toBe(false);
    expect(holds({ config: "a" }, config({ a: "text" }))).toBe(true);
    expect(holds({ config: "a" }, config({ a: 0 }))).toBe(true);
    expect(holds({ config: "a" }, config({ a: true }))).toBe(true);
    expect(holds({ config: "a" }, config({ a: false }))).toBe(false);
  });

  it("matches a regular expression", () => {
    expect(holds({ config: "a", matches: "^sha256:" }, config({ a: "sha256:12" }))).toBe(true);
    expect(holds({ config: "a", matches: "^sha256:" }, config({ a: "1.2" }))).toBe(false);
    expect(holds({ config: "a", matches: "" }, config({}))).toBe(false);
  });
});

describe("settle", () => {
  it("replaces a condition by what it chooses, conditions within included", () => {
    const value: PlanValue = either("a", { deep: [either("b", 1, 2)] }, "none");
    expect(settled(value, config({ a: "x" })).value).toEqual({ deep: [2] });
    expect(settled(value, config({})).value).toBe("none");
  });

  it("leaves out a property or element that a condition makes null", () => {
    const nothing: PlanValue = either("a", 1, null);
    expect(settled(nothing, config({})).value).toBeUndefined();
    expect(settled([1, nothing, 2], config({})).value).toEqual([1, 2]);
    expect(settled({ kept: null, gone: nothing }, config({})).value).toEqual({ kept: null });
    expect(settled({ $json: nothing }, config({})).value).toBeUndefined();
  });

  it("keeps other expressions", () => {
    const value: PlanValue = { $concat: ["a", { $ref: "x", path: ["id"] }, { $json: { b: { $data: "y", path: [] } } }] };
    expect(settled(value, config({})).value).toEqual(value);
  });

  it("leaves literals alone", () => {
    const literal: PlanValue = { $literal: either("a", 1, 2) };
    expect(settled(literal, config({})).value).toEqual(literal);
  });

  it("reports config that a text needs and that is not set", () => {
    const value: PlanValue = { $concat: ["image:", { $config: "tag" }] };
    expect(settled(value, config({ tag: "1" })).problems).toEqual([]);
    expect(settled(value, config({})).problems).toEqual(["one requires tag, which is not set:\n    pulumi config set tag <value>"]);
    expect(settled({ plain: { $config: "tag" } }, config({})).problems).toEqual([]);
  });

  it("does not report config in the branch that is not chosen", () => {
    const value: PlanValue = either("bootstrap", "none", { $concat: [{ $config: "tag" }] });
    expect(settled(value, config({ bootstrap: true })).problems).toEqual([]);
  });

  it("makes secret what a secret's text selects", () => {
    const value: PlanValue = either("key", "first", "second", "^a");
    expect(settled(value, config({ key: { value: "abc", secret: true } })).value).toEqual({ $secret: "first" });
  });
});
