import { isTrue, demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database minor versions are upgraded automatically",
  reason: "Security fixes arrive in the maintenance window.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "minor versions are upgraded automatically",
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
