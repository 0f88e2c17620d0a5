import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Image tags are immutable",
  reason: "When a tag is overwritten, a restarted task or a rollback runs another image than the one that was tested.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2",
  good: "{ecr: {enableImmutableTags: true}}",
  bad: "{ecr: {enableImmutableTags: false}}",
  security: {
    optional: "with-waiver",
    demand: "image tags are immutable",
    ids: { checkov: ["CKV_AWS_51"], securityHub: ["ECR.2"], trivy: ["AWS-0031"], prowler: ["ecr_repositories_tag_immutability"] },
  },
};

export default rule;
