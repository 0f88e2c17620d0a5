/** A plan with one resource, and what the document check reports about it. */
import { join } from "node:path";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { planTypes } from "../../../compiler/provider/plan-types.ts";
import { checkDocuments, type DocumentProblem } from "../../../compiler/provider/documents/check.ts";
import { when } from "../../../compiler/plan/builder/expr.ts";
import type { Plan, PlanInputs, PlanValue } from "../../../compiler/plan/types.ts";

export const catalogue = loadCatalogue(join(import.meta.dirname, "../../../generated/catalogue"));

function planOf(type: string, inputs: PlanInputs): Plan {
  const vpc = { id: "vpc", module: "vpc", type: "aws:ec2/vpc:Vpc", inputs: {}, options: {}, from: {} };
  return {
    format: 1,
    project: "p",
    environment: "e",
    class: "dev",
    region: "eu-central-1",
    usage: {},
    waivers: [],
    spec: { schema: 1, files: {} },
    providers: {},
    data: {},
    outputs: {},
    config: { count: { type: "number", secret: false, required: false, description: "" } },
    resources: [vpc, { id: "it", module: "m", type, inputs, options: {}, from: {} }],
  };
}

/** Problems of the documents in `inputs`, one line each. */
export function judge(type: string, inputs: PlanInputs): string[] {
  const plan = planOf(type, inputs);
  return checkDocuments(plan, { types: planTypes(catalogue, plan) }).map(textOf);
}

/** One line: `sqs-push-policy policy /Statement/0/Effect: must be one of Allow, Deny`. */
function textOf({ id, property, pointer, message }: DocumentProblem): string {
  return `${id} ${property}${pointer === "" ? "" : ` ${pointer}`}: ${message}`;
}

/** A choice by stack config. */
export const either = (yes: PlanValue, no: PlanValue): PlanValue => when({ config: "count" }, yes, no) as unknown as PlanValue;
/** A reference to text. */
export const arn: PlanValue = { $ref: "vpc", path: ["arn"] };
