import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Backup vault is encrypted with a customer managed key",
  reason:
    "The policy of the AWS managed key `aws/backup` cannot be changed: nobody can see or limit who uses the key, and encrypted recovery points cannot be copied to another account.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
  good: "{iam: {enableCustomerManagedKeys: true}}",
  bad: "{iam: {enableCustomerManagedKeys: false}}",
  security: {
    optional: "in-dev",
    demand: "the backup vault is encrypted with a customer managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_166"], securityHub: ["Backup.1"], prowler: ["backup_vaults_encrypted", "backup_recovery_point_encrypted"] },
  },
};

export default rule;
