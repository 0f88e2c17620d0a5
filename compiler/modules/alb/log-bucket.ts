/**
 * The bucket for access logs. Load balancers deliver only to SSE-S3 buckets, so it has no customer-managed key. Logging access to a log
 * bucket would be recursive. It has no replication, MFA delete or Object Lock.
 */
import { accountId, arnOf, partitionOf } from "../shared/account.ts";
import { nameOf } from "../shared/names.ts";
import { denyInsecureTransport, policy, statement, type PolicyStatement, type PolicyText } from "../shared/policies.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";
import { rule, traced, type Traced } from "../../plan/builder/traced.ts";
import { logBucket, logBucketPolicy } from "./refs.ts";

const from = ["alb.enableAlbAccessLogs", "alb.existingAccessLogBucket"];
const publicAccessBlock = handle("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "alb-logs-public-access-block");
/** Days for which an overwritten or deleted log stays readable. */
const noncurrentDays = 30;

/** Bucket names are global. The account id keeps the name unique and hard to guess and claim (bucket-name-not-guessable). */
export function logBucketName(environment: Environment) {
  return nameOf(environment, "bucket", "alb-logs")
    .alsoFrom("rule:bucket-name-not-guessable")
    .map((name) => concat(name, "-", accountId));
}

export function lowerLogBucket(environment: Environment): readonly Draft[] {
  const { enableAlbAccessLogs, existingAccessLogBucket } = environment.spec.alb;
  if (!enableAlbAccessLogs || existingAccessLogBucket !== undefined) return [];
  return [bucket(environment), ...settings(), lifecycle(environment), bucketPolicy(environment)];
}

/** The logs are protected if and only if the load balancer is: an unprotected environment must be easy to destroy. */
function bucket(environment: Environment): Draft {
  const protection = key(environment, "alb.albDeletionProtection");
  return resource(
    logBucket,
    { bucket: logBucketName(environment), forceDestroy: protection.map((isProtected) => !isProtected) },
    { from, protect: protection },
  );
}

function settings(): readonly Draft[] {
  const bucketName = logBucket.out("bucket");
  return [
    resource(
      publicAccessBlock,
      {
        bucket: bucketName,
        blockPublicAcls: rule("bucket-blocks-public-access", true),
        blockPublicPolicy: rule("bucket-blocks-public-access", true),
        ignorePublicAcls: rule("bucket-blocks-public-access", true),
        restrictPublicBuckets: rule("bucket-blocks-public-access", true),
      },
      { from },
    ),
    resource(
      handle("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "alb-logs-ownership"),
      { bucket: bucketName, rule: { objectOwnership: rule("bucket-acls-disabled", "BucketOwnerEnforced") } },
      { from },
    ),
    resource(
      handle("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "alb-logs-encryption"),
      { bucket: bucketName, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: rule("bucket-encrypted", "AES256") } }] },
      { from },
    ),
    resource(
      handle("aws:s3/bucketVersioning:BucketVersioning", "alb-logs-versioning"),
      { bucket: bucketName, versioningConfiguration: { status: rule("bucket-versioning", "Enabled") } },
      { from },
    ),
  ];
}

function lifecycle(environment: Environment): Draft {
  return resource(
    handle("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "alb-logs-lifecycle"),
    {
      bucket: logBucket.out("bucket"),
      rules: [
        {
          id: "expire",
          status: rule("bucket-lifecycle-rules", "Enabled"),
          filter: { prefix: "" },
          expiration: { days: key(environment, "alb.albAccessLogRetentionDays") },
          noncurrentVersionExpiration: { noncurrentDays },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    },
    // Rules for noncurrent versions have no effect until versioning is on.
    { from, dependsOn: ["alb-logs-versioning"] },
  );
}

/** The service principal works in every region; older documentation lists an account id per region, and new regions have none. */
function deliveryOf(environment: Environment, folderArn: Expr<string>): PolicyStatement {
  return statement({
    Sid: "AllowLogDelivery",
    Effect: "Allow",
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: concat(folderArn, "/AWSLogs/", accountId, "/*"),
    Condition: { ArnLike: { "aws:SourceArn": arnOf(environment, "elasticloadbalancing", "loadbalancer/*") } },
  });
}

/** Policy that an existing bucket must have. The platform does not write to existing buckets, so it only prints the policy. */
export function existingBucketPolicy(environment: Environment): Traced<PolicyText | undefined> {
  const { enableAlbAccessLogs, existingAccessLogBucket: name, existingAccessLogPrefix: prefix } = environment.spec.alb;
  const isUsed = enableAlbAccessLogs && name !== undefined;
  const folder = concat(`arn:${partitionOf(environment)}:s3:::${name ?? ""}${prefix === undefined ? "" : `/${prefix}`}`);
  return traced(isUsed ? policy(deliveryOf(environment, folder)) : undefined, ...from, "alb.existingAccessLogPrefix", "region");
}

function bucketPolicy(environment: Environment): Draft {
  const arn = logBucket.out("arn");
  const deliver = deliveryOf(environment, arn);
  return resource(
    logBucketPolicy,
    {
      bucket: logBucket.out("bucket"),
      policy: rule("bucket-requires-tls", policy(deliver, denyInsecureTransport("s3:*", [arn, concat(arn, "/*")]))).alsoFrom("region"),
    },
    // S3 refuses concurrent changes to the access settings of one bucket.
    { from, dependsOn: [publicAccessBlock] },
  );
}
