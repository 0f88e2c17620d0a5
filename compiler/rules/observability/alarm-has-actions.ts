import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every alarm has actions",
  reason: "An alarm that nobody hears; those that only steer scaling or a deployment act by themselves.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "alarms have actions",
    ids: { checkov: ["CKV_AWS_319"], securityHub: ["CloudWatch.15", "CloudWatch.17"], prowler: ["cloudwatch_alarm_actions"] },
  },

  *checkPlan(view) {
    for (const type of ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"]) {
      for (const { id, inputs } of view.ofType(type)) {
        if (list(inputs["alarmActions"]).length === 0) yield { resource: id, property: "alarmActions", message: "the alarm does nothing" };
        if (inputs["actionsEnabled"] === false) yield { resource: id, property: "actionsEnabled", message: "the alarm's actions are off" };
      }
    }
  },
};

export default rule;
