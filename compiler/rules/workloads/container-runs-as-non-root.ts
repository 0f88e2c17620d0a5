import type { Rule } from "../rule.ts";
import { containers } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Containers run as a non-root user",
  reason: "A process that runs as root in its container can change everything in it, and has root privileges if it escapes.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-20",
  good: '{overrides: {ecs-task-api: {set: {containerDefinitions.0.user: "1001"}}}}',
  bad: "{overrides: {ecs-task-api: {set: {containerDefinitions.0.user: root}}}}",

  security: { optional: "never", demand: "containers run as a non-root user", ids: { securityHub: ["ECS.20"] } },

  *checkPlan(view) {
    for (const { resource, container } of containers(view)) {
      const user = String(container["user"] ?? "root");
      if (/^(root|0)(:|$)/.test(user))
        yield { resource: resource.id, property: "containerDefinitions", message: "the container runs as root" };
    }
  },
};

export default rule;
