import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Services use the latest Fargate platform version",
  reason: "Tasks on an older platform version miss security fixes, and AWS eventually retires the version.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10",
  good: "{overrides: {ecs-service-api: {set: {platformVersion: LATEST}}}}",
  bad: "{overrides: {ecs-service-api: {set: {platformVersion: 1.4.0}}}}",

  security: {
    optional: "never",
    demand: "services use the latest Fargate platform version",
    ids: { checkov: ["CKV_AWS_332"], securityHub: ["ECS.10"], prowler: ["ecs_service_fargate_latest_platform_version"] },
  },
  checkPlan: demand(
    "aws:ecs/service:Service",
    "platformVersion",
    "LATEST or omitted",
    (value) => value === undefined || value === "LATEST",
  ),
};

export default rule;
