import type { Rule } from "../rule.ts";
import { refusesPlainHttp } from "../shared/tls-only.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets reject unencrypted HTTP",
  reason:
    "S3 accepts requests over HTTP unless the bucket policy denies them. Access logs contain client addresses and request paths, which would cross the network unencrypted.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",
  good: "{alb: {enableAlbAccessLogs: true}}",
  bad: '{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs-policy: {set: {policy.Statement.1.Condition: {Bool: {"aws:SecureTransport": "true"}}}}}}',

  security: {
    optional: "never",
    demand: "buckets reject unencrypted HTTP",
    ids: {
      checkov: ["CKV_AWS_379"],
      securityHub: ["S3.5"],
      cdkNag: ["S10"],
      cis: ["v3 2.1.1"],
      prowler: ["s3_bucket_secure_transport_policy"],
    },
  },
  checkPlan: refusesPlainHttp({
    type: "aws:s3/bucket:Bucket",
    policyType: "aws:s3/bucketPolicy:BucketPolicy",
    link: "bucket",
    action: "s3:*",
    hasParts: true,
  }),
};

export default rule;
