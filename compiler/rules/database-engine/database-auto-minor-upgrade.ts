import type { Rule } from "../rule.ts";
import { demand, isTrue } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Database minor versions are upgraded automatically",
  reason: "Minor versions bring security fixes. Without automatic upgrades somebody has to notice each of them and install it.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-13",
  good: "{overrides: {rds-instance: {set: {autoMinorVersionUpgrade: true}}}}",
  bad: "{overrides: {rds-instance: {set: {autoMinorVersionUpgrade: false}}}}",
  security: {
    optional: "never",
    demand: "database minor versions are upgraded automatically",
    ids: {
      checkov: ["CKV_AWS_226"],
      securityHub: ["RDS.13"],
      cis: ["v3 2.3.2", "v5 2.2.2"],
      prowler: ["rds_instance_minor_version_upgrade_enabled"],
    },
  },

  checkPlan: demand("aws:rds/instance:Instance", "autoMinorVersionUpgrade", "true", isTrue),
};

export default rule;
