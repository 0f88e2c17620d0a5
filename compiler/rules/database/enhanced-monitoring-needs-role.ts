import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Enhanced Monitoring lacks its role",
  reason: "RDS refuses an interval of Enhanced Monitoring without a role that may write its log, and a role without an interval.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
  good: "{overrides: {rds-instance: {set: {monitoringInterval: 0}, remove: [monitoringRoleArn]}}}",
  bad: "{rds: {rdsMonitoringIntervalSeconds: 0}, overrides: {rds-instance: {set: {monitoringInterval: 60}}}}",

  *checkPlan(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const seconds = view.number(instance, "monitoringInterval", 0);
      const hasRole = instance.inputs["monitoringRoleArn"] !== undefined;
      if (seconds > 0 && !hasRole)
        yield {
          resource: instance.id,
          property: "monitoringInterval",
          message: "an interval without `monitoringRoleArn`",
          help: "set both",
        };
      if (seconds === 0 && hasRole)
        yield { resource: instance.id, property: "monitoringRoleArn", message: "a role, but no interval", help: "set both, or neither" };
    }
  },
};

export default rule;
