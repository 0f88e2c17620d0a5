import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const most = 10_240;
/** Upper bound of the compiler's own statements, with every name at its longest. */
const own = 4_096;

const rule: Rule = {
  severity: "warning",
  title: "IAM statements exceed the inline policy size of the role",
  reason:
    "The inline policies of a role may hold 10,240 characters in total, and the compiler's own statements need some of them. IAM rejects a policy that exceeds the quota.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Sid: A, Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-avatars/*"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [&s {Action: [s3:GetObject, s3:GetObjectTagging, s3:GetObjectVersion, s3:GetObjectAttributes, s3:GetObjectAcl], Resource: ["arn:aws:s3:::acme-avatars-of-customers/*", "arn:aws:s3:::acme-uploads-of-customers/*", "arn:aws:s3:::acme-exports-of-customers/*", "arn:aws:s3:::acme-reports-of-customers/*"]}, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s]}}}}',

  *checkSpec(environment) {
    for (const { name, extras } of workloadsOf(environment)) {
      const length = JSON.stringify(extras.iamStatements.value).length;
      if (length <= most - own) continue;
      yield {
        key: extras.iamStatements.from[0]!,
        message: `the statements of ${name} have ${length} characters, but ${most} for a role − ${own} for the compiler's own leave ${most - own}`,
        help: "replace lists of resources with a common prefix and `*`",
      };
    }
  },
};

export default rule;
