/**
 * With changes put off to the maintenance window, `up` says that all is done while the database is as it was, for up to a week.
 *
 * Good: `{rds: {rdsApplyImmediately: true}}`
 * Bad: `{rds: {rdsApplyImmediately: false}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-R27",
  severity: "warning",
  title: "Changes of the database are made when they are deployed",
  source: "RDS User Guide, ApplyImmediately",
  *check({ spec: { rds } }) {
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
