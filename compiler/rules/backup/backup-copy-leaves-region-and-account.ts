import { copyOf } from "../../model/backup-copy.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "One copy of a backup leaves both the region and the account",
  reason:
    "AWS Backup documents that one copy action of RDS goes either to another region or to another account, not both. A job that it does not support fails, and there is no copy.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html",
  good: '{region: eu-central-1, awsAccountId: "412356789014", iam: {enableCustomerManagedKeys: true}, backup: {enableBackup: true, backupCopyTo: {vaultArn: "arn:aws:backup:eu-central-1:498731250684:backup-vault:copies"}}}',
  bad: '{region: eu-central-1, awsAccountId: "412356789014", iam: {enableCustomerManagedKeys: true}, backup: {enableBackup: true, backupCopyTo: {vaultArn: "arn:aws:backup:eu-west-1:498731250684:backup-vault:copies"}}}',

  *checkSpec(environment) {
    const copy = copyOf(environment);
    if (copy?.otherAccount === undefined || environment.spec.awsAccountId === undefined) return;
    if (copy.destinationRegion === environment.region) return;
    yield {
      key: "backup.backupCopyTo.vaultArn",
      message: `the vault is in another region (${copy.destinationRegion}) and in another account (${copy.otherAccount})`,
      help: `copy to a vault of that account in ${environment.region}, and from there to ${copy.destinationRegion} with a backup plan of that account`,
      related: [{ key: "region", message: "the region" }],
    };
  },
};

export default rule;
