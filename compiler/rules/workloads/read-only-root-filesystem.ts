import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Containers have a read-only root filesystem",
  reason:
    "On a writable root filesystem, an attacker can install tools and change the application. ECS Exec needs a writable one, so environments with ECS Exec do without this control.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5",
  good: "{ecsServices: {enableExecuteCommand: false}}",
  bad: "{overrides: {ecs-task-api: {set: {containerDefinitions.0.readonlyRootFilesystem: false}}}}",

  security: {
    optional: "with-waiver",
    demand: "containers have a read-only root filesystem",
    prodWaiver: "conflict",
    note: "ECS Exec writes to the root filesystem",
    ids: { checkov: ["CKV_AWS_336"], securityHub: ["ECS.5"], prowler: ["ecs_task_definitions_containers_readonly_access"] },
  },
};

export default rule;
