import { demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Services use the latest Fargate platform version",
  reason: "Old platform versions get no fixes.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the platform version is the latest",
    ids: { checkov: ["CKV_AWS_332"], securityHub: ["ECS.10"], prowler: ["ecs_service_fargate_latest_platform_version"] },
  },
  checkPlan: demand(
    "aws:ecs/service:Service",
    "platformVersion",
    "LATEST or left out",
    (value) => value === undefined || value === "LATEST",
  ),
};

export default rule;
