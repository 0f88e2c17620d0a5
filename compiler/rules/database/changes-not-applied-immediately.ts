import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Database changes wait for the maintenance window",
  reason:
    "RDS applies a deferred change in the next maintenance window, up to a week later. Until then `up` has reported success, but the database runs with its old settings.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html",
  good: "{rds: {rdsApplyImmediately: true}}",
  bad: "{rds: {rdsApplyImmediately: false}}",

  *checkSpec({ spec: { rds } }) {
    if (rds.rdsApplyImmediately) return;
    yield {
      key: "rds.rdsApplyImmediately",
      message: `changes to the database wait for ${rds.rdsMaintenanceWindow}, but \`up\` reports success at once`,
      help: "remove the key, and deploy changes that restart the database at a quiet time",
      related: [{ key: "rds.rdsMaintenanceWindow", message: "the maintenance window" }],
    };
  },
};

export default rule;
