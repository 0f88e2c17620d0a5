import type { Rule } from "../rule.ts";
import { companion } from "../shared/companion.ts";

const rule: Rule = {
  severity: "error",
  title: "Repositories have a lifecycle policy that expires old images",
  reason: "Without a lifecycle policy every pushed image stays, and AWS charges for its storage forever.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-3",
  good: '{extraResources: {tools: {type: "aws:ecr/repository:Repository", inputs: {imageScanningConfiguration: {scanOnPush: true}}}, tools-lifecycle: {type: "aws:ecr/lifecyclePolicy:LifecyclePolicy", inputs: {repository: {$ref: tools.name}, policy: {$json: {rules: [{rulePriority: 1, selection: {tagStatus: any, countType: imageCountMoreThan, countNumber: 10}, action: {type: expire}}]}}}}}}',
  bad: '{extraResources: {tools: {type: "aws:ecr/repository:Repository", inputs: {imageScanningConfiguration: {scanOnPush: true}}}}}',
  security: {
    optional: "never",
    demand: "repositories have a lifecycle policy that expires old images",
    ids: { securityHub: ["ECR.3"], prowler: ["ecr_repositories_lifecycle_policy_enabled"] },
  },

  checkPlan: companion(
    "aws:ecr/repository:Repository",
    "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    "repository",
    "no lifecycle policy expires old images",
  ),
};

export default rule;
