import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Backup vault uses a customer managed key",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the backup vault uses a customer-managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_166"], securityHub: ["Backup.1"], prowler: ["backup_vaults_encrypted", "backup_recovery_point_encrypted"] },
  },
};

export default rule;
