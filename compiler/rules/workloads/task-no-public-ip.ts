import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Tasks have no public IP address",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "tasks have no public address",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_333"], securityHub: ["ECS.2", "ECS.16"], prowler: ["ecs_service_no_assign_public_ip"] },
  },
};

export default rule;
