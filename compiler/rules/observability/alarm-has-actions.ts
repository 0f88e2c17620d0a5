import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every alarm has actions",
  reason: "An alarm without actions changes its state in the console, but notifies nobody and triggers nothing.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15",
  good: '{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, extraResources: {api-down: {type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", inputs: {alarmName: api-down, alarmRule: ALARM(api-cpu), alarmActions: [{$ref: observability-alarms.arn}]}}}}',
  bad: '{extraResources: {api-down: {type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", inputs: {alarmName: api-down, alarmRule: ALARM(api-cpu)}}}}',

  security: {
    optional: "never",
    demand: "every alarm has actions",
    ids: { checkov: ["CKV_AWS_319"], securityHub: ["CloudWatch.15", "CloudWatch.17"], prowler: ["cloudwatch_alarm_actions"] },
  },

  *checkPlan(view) {
    for (const type of ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"]) {
      for (const { id, inputs } of view.ofType(type)) {
        if (list(inputs["alarmActions"]).length === 0)
          yield { resource: id, property: "alarmActions", message: "the alarm has no actions" };
        if (inputs["actionsEnabled"] === false)
          yield { resource: id, property: "actionsEnabled", message: "the actions of the alarm are disabled" };
      }
    }
  },
};

export default rule;
