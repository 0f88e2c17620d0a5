import { refusesPlainHttp } from "../shared/tls-only.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets reject unencrypted HTTP",
  reason: "Logs hold addresses and paths: they never travel in clear.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "buckets refuse plain HTTP",
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
