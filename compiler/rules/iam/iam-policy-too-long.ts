import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const most = 10_240;
/** What the platform's own statements take at most, all names at their longest. */
const own = 4_096;

const rule: Rule = {
  severity: "warning",
  title: "IAM statements exceed the inline policy size of the role",
  reason: "The inline policies of a role hold 10,240 characters together, and the platform's own statements take a part of them.",
  source: "IAM quotas: role inline policies, 10,240 characters without white space",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Sid: A, Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-avatars/*"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [&s {Action: [s3:GetObject, s3:GetObjectTagging, s3:GetObjectVersion, s3:GetObjectAttributes, s3:GetObjectAcl], Resource: ["arn:aws:s3:::acme-avatars-of-customers/*", "arn:aws:s3:::acme-uploads-of-customers/*", "arn:aws:s3:::acme-exports-of-customers/*", "arn:aws:s3:::acme-reports-of-customers/*"]}, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s]}}}}',

  *checkSpec(environment) {
    for (const { name, extras } of workloadsOf(environment)) {
      const length = JSON.stringify(extras.iamStatements.value).length;
      if (length <= most - own) continue;
      yield {
        key: extras.iamStatements.from[0]!,
        message: `the statements of ${name} are ${length} characters; ${most} a role − ${own} for the platform's own leave ${most - own}`,
        help: "name resources by a common prefix and `*` instead of one by one",
      };
    }
  },
};

export default rule;
