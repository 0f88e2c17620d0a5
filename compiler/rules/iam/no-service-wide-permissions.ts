/**
 * `s3:*` on one bucket is still every action that S3 will ever have, the one that makes the bucket public among them.
 *
 * Good: `{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-avatars/*"]}]}}}}`
 * Bad: `{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["s3:*"], Resource: ["arn:aws:s3:::acme-avatars/*"]}]}}}}`
 */
import { isServiceWide } from "../../aws/iam-actions.ts";
import { allowedActions } from "../shared/stated-iam.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SEC-I1",
  severity: "error",
  title: "Extra IAM statements allow no service as a whole",
  source: "AWS Security Hub IAM.1, IAM.21",
  *check(environment) {
    for (const { key, action } of allowedActions(environment, isServiceWide))
      yield {
        key,
        message: `\`${action}\` allows every action`,
        help: "name the actions that the code calls; `*` may end a name, as in `s3:GetObject*`",
      };
  },
};

export default rule;
