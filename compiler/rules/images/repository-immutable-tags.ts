import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Image tags are immutable",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "image tags cannot be overwritten",
    ids: { checkov: ["CKV_AWS_51"], securityHub: ["ECR.2"], trivy: ["AWS-0031"], prowler: ["ecr_repositories_tag_immutability"] },
  },
};

export default rule;
