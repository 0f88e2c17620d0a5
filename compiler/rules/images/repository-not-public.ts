import type { Rule } from "../rule.ts";
import { closedToEverybody } from "../shared/tls-only.ts";

const closed = closedToEverybody("ecr");

const rule: Rule = {
  severity: "error",
  title: "Repositories are private",
  reason: "Images contain the code and the configuration of the product, and anybody can pull them from a public repository.",
  source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
  good: '{extraResources: {tools: {type: "aws:ecr/repository:Repository", inputs: {imageScanningConfiguration: {scanOnPush: true}}}, tools-lifecycle: {type: "aws:ecr/lifecyclePolicy:LifecyclePolicy", inputs: {repository: {$ref: tools.name}, policy: {$json: {rules: [{rulePriority: 1, selection: {tagStatus: any, countType: imageCountMoreThan, countNumber: 10}, action: {type: expire}}]}}}}}}',
  bad: '{extraResources: {tools: {type: "aws:ecrpublic/repository:Repository", inputs: {repositoryName: tools}}}}',
  security: {
    optional: "never",
    demand: "repositories are private",
    ids: { checkov: ["CKV_AWS_32"], trivy: ["AWS-0032"], cdkNag: ["ECR1"], prowler: ["ecr_repositories_not_publicly_accessible"] },
  },

  *checkPlan(view) {
    yield* closed(view);
    for (const { id } of view.ofType("aws:ecrpublic/repository:Repository")) yield { resource: id, message: "the repository is public" };
  },
};

export default rule;
