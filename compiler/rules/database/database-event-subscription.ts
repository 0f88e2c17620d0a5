import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database events have a subscriber",
  reason:
    "RDS reports failovers, low storage, failures and parameter changes as events. Without a subscription nobody is notified of them.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-20",
  good: "{rds: {enableRdsEventSubscriptions: true}}",
  bad: "{rds: {enableRdsEventSubscriptions: false}}",
  security: {
    optional: "in-dev",
    demand: "database events have a subscriber",
    prodWaiver: "price",
    ids: { securityHub: ["RDS.20", "RDS.21", "RDS.22"], prowler: ["rds_instance_critical_event_subscription"] },
  },

  control: {
    keys: ["observability.enableAlarms"],
    /** Events go to the alarm topic, which exists with the alarms. */
    *off({ spec: { rds, observability } }) {
      if (!rds.enableRdsEventSubscriptions || observability.enableAlarms) return;
      yield { key: "observability.enableAlarms", off: false, price: "0.10 USD a month per alarm, about 7 USD a month" };
    },
  },
};

export default rule;
