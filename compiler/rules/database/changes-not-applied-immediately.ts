import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Database changes wait for the maintenance window",
  reason: "With changes put off to the maintenance window, `up` says that all is done while the database is as it was, for up to a week.",
  source: "RDS User Guide, ApplyImmediately",
  good: "{rds: {rdsApplyImmediately: true}}",
  bad: "{rds: {rdsApplyImmediately: false}}",

  *checkSpec({ spec: { rds } }) {
    if (rds.rdsApplyImmediately) return;
    yield {
      key: "rds.rdsApplyImmediately",
      message: `changes of the database wait for ${rds.rdsMaintenanceWindow}, and \`up\` reports success before`,
      help: "remove the key, and deploy what restarts the database when that may happen",
      related: [{ key: "rds.rdsMaintenanceWindow", message: "the window" }],
    };
  },
};

export default rule;
