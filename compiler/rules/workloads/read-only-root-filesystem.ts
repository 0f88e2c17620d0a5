import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Containers have a read-only root filesystem",
  reason: "ECS Exec writes to the root file system",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "root file systems are read-only",
    prodWaiver: "conflict",
    note: "ECS Exec writes to the root file system",
    ids: { checkov: ["CKV_AWS_336"], securityHub: ["ECS.5"], prowler: ["ecs_task_definitions_containers_readonly_access"] },
  },
};

export default rule;
