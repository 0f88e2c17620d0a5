/** Classifies IAM actions (Service Authorization Reference, "Actions, resources, and condition keys for AWS services"). */

import { globsMeet } from "./globs.ts";
import { knownActions } from "./iam-catalogue.ts";

/** Actions without resource-level permissions: their statements must use the resource `*`. */
const withoutResource: readonly RegExp[] = [
  /^ecr:GetAuthorizationToken$/,
  /^ssmmessages:/,
  /^cloudwatch:(PutMetricData|GetMetricData|GetMetricStatistics|ListMetrics)$/,
  /^logs:DescribeLogGroups$/,
  /^ecs:(RegisterTaskDefinition|DescribeTaskDefinition)$/,
  /^xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)$/,
  /^sts:GetCallerIdentity$/,
];

/** Actions that read secrets or data, or that grant permissions: on all resources they give access to the whole account. */
const powerful: readonly string[] = [
  "kms:Decrypt*",
  "kms:Encrypt*",
  "kms:CreateGrant*",
  "kms:PutKeyPolicy*",
  "iam:*",
  "secretsmanager:Get*",
  "secretsmanager:Put*",
  "secretsmanager:Update*",
  "secretsmanager:Delete*",
  "s3:Get*",
  "s3:Put*",
  "s3:Delete*",
  "sqs:Send*",
  "sqs:Receive*",
  "sqs:Delete*",
  "sts:AssumeRole",
  "logs:Put*",
  "logs:Create*",
  "logs:Delete*",
];

/** Actions that change who may do what in the account. */
const administering: readonly string[] = [
  ...["Create", "Delete", "Put", "Attach", "Detach", "Update", "Add", "Remove", "Set", "Upload", "Enable", "Deactivate"].map(
    (verb) => `iam:${verb}*`,
  ),
  "organizations:*",
  "account:*",
  "sso:*",
];

/** Actions that give others access to a resource: its policy, a grant, a snapshot that is shared, logs that are sent on. */
const sharing: readonly string[] = [
  ...["*:PutResourcePolicy", "*:DeleteResourcePolicy", "*:AddPermission", "*:RemovePermission", "events:PutPermission", "ram:*"],
  ...["s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:PutAccessPointPolicy", "s3:Put*PublicAccessBlock"],
  ...["s3:PutReplicationConfiguration", "s3:CreateAccessGrant", "kms:CreateGrant", "kms:PutKeyPolicy"],
  ...["ecr:SetRepositoryPolicy", "ecr:DeleteRepositoryPolicy", "ecr:PutRegistryPolicy", "ecr:PutReplicationConfiguration"],
  ...["ec2:ModifySnapshotAttribute", "ec2:ModifyImageAttribute", "rds:ModifyDB*SnapshotAttribute", "ssm:ModifyDocumentPermission"],
  ...["logs:PutDestinationPolicy", "logs:PutSubscriptionFilter", "logs:PutAccountPolicy", "backup:PutBackupVault*Policy"],
  ...["lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig", "sns:Subscribe", "glacier:SetVaultAccessPolicy"],
];

/** Does the action support resource-level permissions? */
export function hasResource(action: string): boolean {
  return !withoutResource.some((pattern) => pattern.test(action));
}

/** Is it one of the actions that must never be allowed on all resources? */
export function isPowerful(action: string): boolean {
  return powerful.some((pattern) => share(action, pattern));
}

/** Does the action, or an action that the pattern matches, change who may do what in the account? Service-linked roles belong to AWS. */
export function isAdministering(action: string): boolean {
  return !/^iam:(Create|Delete)ServiceLinkedRole$/i.test(action) && administering.some((pattern) => share(action, pattern));
}

/** Does the action, or an action that the pattern matches, give others access to a resource? */
export function isSharing(action: string): boolean {
  return sharing.some((pattern) => share(action, pattern));
}

/** Does the action, or an action that the pattern matches, give the caller or a service the permissions of a role? */
export function isTakingRoles(action: string): boolean {
  return ["iam:PassRole", "sts:Assume*"].some((pattern) => share(action, pattern));
}

/** Is there an action that both patterns match? IAM ignores the case of actions. */
function share(a: string, b: string): boolean {
  return globsMeet(a.toLowerCase(), b.toLowerCase());
}

/** Does the pattern match every action of a service, or of all services, as far as two letters can tell: `s3:*`, `*`, `sqs:*e*`? */
export function isServiceWide(action: string): boolean {
  const [service = "", name = ""] = action.split(":");
  return /[*?]/.test(service) || isVague(name);
}

/** A pattern that says next to nothing about what it matches: every queue action has an `e` in its name, and every key id a `-`. */
export function isVague(pattern: string): boolean {
  return /[*?]/.test(pattern) && pattern.replace(/[^\p{L}\p{N}]/gu, "").length < 3;
}

const handful = 5;

/** The first service of which the patterns together match every action. */
export function serviceCoveredBy(patterns: readonly string[]): string | undefined {
  const services = new Set(patterns.map((pattern) => pattern.split(":")[0]!.toLowerCase()));
  return [...services].find((service) => {
    const own = patterns.map((pattern) => pattern.toLowerCase()).filter((pattern) => pattern.startsWith(`${service}:`));
    const known = knownActions(service);
    // Names cover a service if there are as many of them as actions, and patterns if they add up. Whoever uses a service of a handful of
    // actions, such as the channels of ECS Exec, needs them all.
    const named = !own.some((pattern) => /[*?]/.test(pattern));
    if (known.length === 0 || (named && (own.length < known.length || known.length <= handful))) return false;
    return known.every((action) => own.some((pattern) => globsMeet(pattern, action.toLowerCase())));
  });
}
