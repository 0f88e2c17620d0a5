/** Plans that somebody may have edited: read as far as they are plans, or refused. */
import { describe, expect, it } from "vitest";
import { planIn } from "../../../compiler/cli/targets/read-plan.ts";
import { costAtShippedPrices } from "../../../compiler/cost/shipped-prices.ts";
import { prettyJson } from "../../../compiler/canonical/json.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const wrong = [undefined, null, 7, "x", [null], { a: null }] as const;

/** Places, and what of the above they may hold. */
const places: Readonly<Record<string, readonly unknown[]>> = {
  format: [],
  project: ["x"],
  environment: ["x"],
  class: [],
  region: ["x"],
  spec: [],
  "spec.files": [],
  providers: [],
  "providers.aws": [undefined],
  "providers.aws.inputs": [{ a: null }],
  config: [],
  data: [],
  outputs: [],
  usage: [],
  waivers: [],
  resources: [],
  "resources.0": [],
  "resources.0.id": ["x"],
  "resources.0.type": ["x"],
  "resources.0.module": ["x"],
  "resources.0.inputs": [{ a: null }],
  "resources.0.options": [{ a: null }],
  "resources.0.from": [],
  "resources.0.options.dependsOn": [undefined],
  "resources.0.options.aliases": [undefined],
  "resources.0.options.protect": [undefined],
};

describe("a plan with another value in the place of", () => {
  it.each(Object.entries(places))("`%s`", (place, fitting) => {
    const read = wrong.filter((value) => planIn(JSON.stringify(withValue(planOf("dev"), place.split("."), value))) !== undefined);
    expect(read).toEqual(wrong.filter((value) => fitting.some((each) => JSON.stringify(each) === JSON.stringify(value))));
  });
});

function withValue(plan: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(plan)) return plan.map((each: unknown, index) => (String(index) === step ? withValue(each, rest, value) : each));
  return { ...(plan as object), [step]: withValue((plan as Record<string, unknown>)[step], rest, value) };
}

it.each(frozenSpecs)("the plan of %s is read as it is", (name) => {
  expect(planIn(prettyJson(planOf(name)))).toEqual(JSON.parse(prettyJson(planOf(name))));
});

it("two resources do not have one id", () => {
  const plan = planOf("dev");
  expect(planIn(JSON.stringify({ ...plan, resources: [...plan.resources, plan.resources[0]] }))).toBeUndefined();
});

it.each(["", "null", "[", "<<<<<<< HEAD", "[".repeat(100_000)])("no plan is in %.20j", (text) => {
  expect(planIn(text)).toBeUndefined();
});

it("a plan that lacks drivers of the cost is priced with their defaults", () => {
  const [whole, bare] = [{}, { usage: { dailyActiveUsers: true } }].map((given) => planIn(JSON.stringify({ ...planOf("dev"), ...given }))!);
  expect(costAtShippedPrices(bare!).totals).toEqual(costAtShippedPrices(whole!).totals);
});
