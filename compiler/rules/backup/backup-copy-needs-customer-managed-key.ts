import { copyOf } from "../../model/backup-copy.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Backups that are copied to another account have no customer managed key",
  reason:
    "A snapshot of RDS keeps the key of its database. Nobody can let another account use an AWS managed key, so every copy job to another account fails.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html",
  good: '{region: eu-central-1, awsAccountId: "412356789014", iam: {enableCustomerManagedKeys: true}, backup: {enableBackup: true, backupCopyTo: {vaultArn: "arn:aws:backup:eu-central-1:498731250684:backup-vault:copies"}}}',
  bad: '{region: eu-central-1, awsAccountId: "412356789014", iam: {enableCustomerManagedKeys: false}, backup: {enableBackup: true, backupCopyTo: {vaultArn: "arn:aws:backup:eu-central-1:498731250684:backup-vault:copies"}}}',

  *checkSpec(environment) {
    const account = copyOf(environment)?.otherAccount;
    const { iam, awsAccountId } = environment.spec;
    // Without `awsAccountId` the account may be the environment's own.
    if (account === undefined || awsAccountId === undefined || iam.enableCustomerManagedKeys) return;
    yield {
      key: "backup.backupCopyTo.vaultArn",
      message: `account ${account} cannot copy snapshots that have an AWS managed key`,
      help: "set `iam.enableCustomerManagedKeys: true`; an existing database is replaced by it, so restore it from a snapshot that has the key",
      related: [{ key: "iam.enableCustomerManagedKeys", message: "off" }],
    };
  },
};

export default rule;
