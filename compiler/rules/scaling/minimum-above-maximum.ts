import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { readerOf } from "../../plan/reader.ts";
import { member } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "The minimum of a scaling target or scheduled action is above its maximum",
  reason: "Application Auto Scaling refuses it in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html",
  good: "{overrides: {ecs-scaling-api: {set: {maxCapacity: 5}}}}",
  bad: "{overrides: {ecs-scaling-api: {set: {minCapacity: 5, maxCapacity: 1}}}}",

  *checkPlan(view) {
    // Before the first images there are no tasks, whatever the limits.
    const reader = readerOf(view.original, "in-service");
    const targets = reader.ofType("aws:appautoscaling/target:Target").map((each) => [each, each.inputs] as const);
    const actions = reader
      .ofType("aws:appautoscaling/scheduledAction:ScheduledAction")
      .map((each) => [each, each.inputs["scalableTargetAction"]] as const);
    for (const [{ id }, limits] of [...targets, ...actions] as readonly (readonly [PlanResource, PlanValue])[]) {
      const [least, most] = ["minCapacity", "maxCapacity"].map((name) => reader.known(member(limits, name)));
      if (typeof least !== "number" || typeof most !== "number" || least <= most) continue;
      const property = limits === reader.byId(id)?.inputs["scalableTargetAction"] ? "scalableTargetAction" : "minCapacity";
      yield {
        resource: id,
        property,
        message: `minCapacity ${least} is above maxCapacity ${most}`,
        help: "raise the maximum, or lower the minimum",
      };
    }
  },
};

export default rule;
