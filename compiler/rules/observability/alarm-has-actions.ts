import { list } from "../shared/values.ts";
import type { PolicyRule } from "../shared/view.ts";

/** An alarm that nobody hears; those that only steer scaling or a deployment act by themselves. */
const rule: PolicyRule = {
  code: "SEC-O4",
  *check(view) {
    for (const type of ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"]) {
      for (const { id, inputs } of view.ofType(type)) {
        if (list(inputs["alarmActions"]).length === 0) yield { resource: id, property: "alarmActions", message: "the alarm does nothing" };
        if (inputs["actionsEnabled"] === false) yield { resource: id, property: "actionsEnabled", message: "the alarm's actions are off" };
      }
    }
  },
};

export default rule;
