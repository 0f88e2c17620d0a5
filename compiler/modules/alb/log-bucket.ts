/**
 * The bucket of the access logs, with every row of security-rules 1.12 that can hold for it. Not possible: a customer-managed key
 * (B5, load balancers log to SSE-S3 only), access logs of its own (B6), replication (B8) and object lock (B11).
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
/** Days that an overwritten or deleted log can still be read. */
const noncurrentDays = 30;

/** Unique in the world, and nobody can guess and claim it without knowing the account (bucket-name-not-guessable). */
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

/** Logs outlive mistakes as long as the load balancer does; without its protection both must be easy to remove (G20). */
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
    // Rules about old versions mean nothing before the bucket keeps versions.
    { from, dependsOn: ["alb-logs-versioning"] },
  );
}

/** The service principal serves every region; the account ids of older documentation do not (aws-constraints B15). */
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

/** What the policy of an existing bucket must hold: nobody here can write it. */
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
    // S3 refuses two changes of one bucket's access at the same time.
    { from, dependsOn: [publicAccessBlock] },
  );
}
