import type { PolicyRule } from "../view.ts";

/** An alarm that nobody hears; those that only steer scaling or a deployment act by themselves. */
const rule: PolicyRule = {
  code: "SEC-O4",
  *check(view) {
    for (const { id, inputs } of view.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
      const actions = inputs["alarmActions"];
      if (!Array.isArray(actions) || actions.length === 0)
        yield { resource: id, property: "alarmActions", message: "the alarm does nothing" };
      if (inputs["actionsEnabled"] === false) yield { resource: id, property: "actionsEnabled", message: "the alarm's actions are off" };
    }
  },
};

export default rule;
