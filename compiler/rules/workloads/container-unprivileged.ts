import { isRecord, list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { containers } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Containers are unprivileged, drop all capabilities and run an init process",
  reason:
    "An attacker who takes over a process has its Linux capabilities. Without an init process, zombie processes accumulate and signals may not reach the application.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4",
  good: "{overrides: {ecs-task-api: {set: {containerDefinitions.0.privileged: false}}}}",
  bad: "{overrides: {ecs-task-api: {set: {containerDefinitions.0.linuxParameters.capabilities.add: [SYS_PTRACE]}}}}",

  security: {
    optional: "never",
    demand: "containers are unprivileged, drop all capabilities and run an init process",
    ids: { checkov: ["CKV_AWS_334"], securityHub: ["ECS.4"] },
  },

  *checkPlan(view) {
    for (const { resource, container } of containers(view)) {
      const linux = container["linuxParameters"];
      const dropped = isRecord(linux) && isRecord(linux["capabilities"]) ? linux["capabilities"]["drop"] : undefined;
      const added = isRecord(linux) && isRecord(linux["capabilities"]) ? list(linux["capabilities"]["add"]) : [];
      if (container["privileged"] === true)
        yield { resource: resource.id, property: "containerDefinitions", message: "the container is privileged" };
      if (!Array.isArray(dropped) || !dropped.includes("ALL") || added.length > 0)
        yield { resource: resource.id, property: "containerDefinitions", message: "the container does not drop all Linux capabilities" };
      if (!isRecord(linux) || linux["initProcessEnabled"] !== true)
        yield { resource: resource.id, property: "containerDefinitions", message: "the container has no init process" };
    }
  },
};

export default rule;
