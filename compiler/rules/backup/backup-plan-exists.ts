import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "A backup plan and a backup vault exist",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "a backup plan and a vault exist",
    prodWaiver: "price",
    ids: { prowler: ["backup_plans_exist", "backup_vaults_exist", "backup_reportplans_exist"] },
  },
};

export default rule;
