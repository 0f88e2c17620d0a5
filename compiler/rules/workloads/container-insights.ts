import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Container Insights is enabled",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "Container Insights are on",
    prodWaiver: "price",
    ids: {
      checkov: ["CKV_AWS_65"],
      securityHub: ["ECS.12"],
      trivy: ["AWS-0034"],
      cdkNag: ["ECS4"],
      prowler: ["ecs_cluster_container_insights_enabled"],
    },
  },
};

export default rule;
