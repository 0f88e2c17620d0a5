import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "ECS Exec is disabled, or its sessions are logged and encrypted",
  reason:
    "With ECS Exec, anyone with the IAM permission gets a shell in a running container, with its secrets. Without logs nobody sees what was done there.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
  good: "{ecsServices: {enableExecuteCommand: false}}",
  bad: "{ecsServices: {enableExecuteCommand: true}}",

  security: {
    optional: "with-waiver",
    demand: "ECS Exec is disabled, or its sessions are logged and encrypted",
    ids: { checkov: ["CKV_AWS_223", "CKV_AWS_224"] },
  },
};

export default rule;
