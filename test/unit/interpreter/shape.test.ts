import { describe, expect, it } from "vitest";
import { planShape } from "../../../compiler/interpreter/shape.ts";
import { staleFiles } from "../../../tools/generate/generated-files.ts";
import { generatePlanShape, interpreterFolder } from "../../../tools/generate/plan-shape.ts";
import { smallPlan } from "./fixture.ts";

describe("planShape", () => {
  it("is generated from the schema as it is", () => {
    expect(staleFiles(generatePlanShape(), [interpreterFolder])).toEqual([]);
  });

  it("accepts a plan", () => {
    expect(planShape(smallPlan())).toEqual([]);
  });

  it("names each difference", () => {
    const { budget: _budget, waivers: _waivers, ...plan } = smallPlan();
    expect(planShape({ ...plan, class: "test", resources: [{ ...plan.resources[0], id: "Not A Name" }] })).toEqual([
      "the plan must have required property 'waivers' (waivers)",
      "class must be equal to one of the allowed values",
      "resources/0/id does not have the form that the compiler writes",
    ]);
  });
});
