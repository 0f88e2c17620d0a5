import { partitionOfRegion } from "../../aws/arns.ts";
import { isRegion, nearestRegion } from "../../aws/regions.ts";
import type { Environment } from "../../model/types.ts";
import type { Finding, Rule } from "../rule.ts";

const at = "backup.backupCopyTo";

const rule: Rule = {
  severity: "error",
  title: "Copies of backups have no destination outside the environment's region and account",
  reason:
    "A copy in the same region and account is lost together with the original. AWS Backup copies to one vault per action, and not between partitions.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
  good: "{region: eu-central-1, backup: {enableBackup: true, backupCopyTo: {region: eu-west-1}}}",
  bad: "{region: eu-central-1, backup: {enableBackup: true, backupCopyTo: {region: eu-central-1}}}",

  *checkSpec(environment) {
    const { backupCopyTo } = environment.spec.backup;
    if (backupCopyTo === undefined) return;
    const { region, vaultArn } = backupCopyTo;
    const both = region !== undefined && vaultArn !== undefined;
    if (both) yield { key: `${at}.vaultArn`, message: "both a region and a vault are the destination", help: "remove one of them" };
    else if (region === undefined && vaultArn === undefined)
      yield { key: at, message: "copies have no destination", help: "state `region`, or `vaultArn` of an existing vault" };
    if (region !== undefined) yield* wrongRegion(environment, region);
    if (vaultArn !== undefined) yield* wrongVault(environment, vaultArn);
  },
};

function* wrongRegion(environment: Environment, region: string): Generator<Finding> {
  const key = `${at}.region`;
  if (!isRegion(region)) {
    const near = nearestRegion(region);
    const help = near === undefined ? "state a region of AWS" : `did you mean \`${near}\`?`;
    yield { key, message: `\`${region}\` is not a known region`, help };
  } else if (region === environment.region) {
    yield { key, message: `${region} is the environment's own region`, help: "state another region", related: [ownRegion] };
  } else yield* otherPartition(environment, key, region);
}

function* wrongVault(environment: Environment, arn: string): Generator<Finding> {
  const key = `${at}.vaultArn`;
  const [, , , region = "", account] = arn.split(":");
  const isOwn = environment.spec.awsAccountId === undefined || account === environment.spec.awsAccountId;
  if (region === environment.region && isOwn) {
    const message = `the vault is in ${region}, the environment's own region${environment.spec.awsAccountId === undefined ? ", and may be in its account" : " and account"}`;
    const help =
      environment.spec.awsAccountId === undefined
        ? "use a vault of another region, or state `awsAccountId`"
        : "use a vault of another region or account";
    yield { key, message, help, related: [ownRegion] };
  } else yield* otherPartition(environment, key, region);
}

const ownRegion = { key: "region", message: "the region" };

function* otherPartition(environment: Environment, key: string, region: string): Generator<Finding> {
  if (partitionOfRegion(region) === partitionOfRegion(environment.region)) return;
  yield {
    key,
    message: `${region} belongs to another partition of AWS than ${environment.region}`,
    help: `use a region of the partition \`${partitionOfRegion(environment.region)}\``,
    related: [ownRegion],
  };
}

export default rule;
