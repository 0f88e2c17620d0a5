import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Tasks have no public IP address",
  reason:
    "A task with a public IP address is reachable from the internet as soon as one security group rule is wrong. Without a NAT gateway, however, tasks need one to pull images and to reach AWS.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2",
  good: "{vpc: {natGateways: 1}}",
  bad: "{vpc: {natGateways: 0}}",

  security: {
    optional: "in-dev",
    demand: "tasks have no public IP address",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_333"], securityHub: ["ECS.2", "ECS.16"], prowler: ["ecs_service_no_assign_public_ip"] },
  },
};

export default rule;
