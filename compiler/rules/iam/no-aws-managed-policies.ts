import type { Rule } from "../rule.ts";
import { attachmentsOf, awsManaged } from "../shared/attachments.ts";
import { textIn } from "../shared/rendered.ts";

const rule: Rule = {
  severity: "error",
  title: "Roles do not use AWS managed policies",
  reason:
    "AWS adds permissions to its managed policies at any time, and they apply to every resource of the account, not only to those of the environment.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
  good: '{extraResources: {reports: {type: "aws:iam/rolePolicy:RolePolicy", inputs: {role: {$ref: iam-task-api.name}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "xray:PutTraceSegments", Resource: "*"}]}}}}}}',
  bad: '{extraResources: {tracing: {type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", inputs: {role: {$ref: iam-task-api.name}, policyArn: "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"}}}}',
  security: {
    optional: "with-waiver",
    demand: "roles do not use AWS managed policies",
    ids: { cdkNag: ["IAM4"] },
  },

  *checkPlan(view) {
    for (const { resource, property, policy } of attachmentsOf(view)) {
      const arn = textIn(view, policy);
      if (awsManaged.test(arn)) yield { resource: resource.id, property, message: `AWS can change ${arn} at any time` };
    }
  },
};

export default rule;
