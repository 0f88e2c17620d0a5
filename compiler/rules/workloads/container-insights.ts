import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Container Insights is enabled",
  reason:
    "Without Container Insights there are no metrics of the network traffic, the storage use and the number of running tasks of a service.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12",
  good: "{ecsCluster: {containerInsights: enhanced}}",
  bad: "{ecsCluster: {containerInsights: disabled}}",

  security: {
    optional: "in-dev",
    demand: "Container Insights is enabled",
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
