import { containers } from "../shared/view.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Containers run as a non-root user",
  reason: "Root in a container is root for whoever escapes it.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "containers run as a user other than root", ids: { securityHub: ["ECS.20"] } },

  *checkPlan(view) {
    for (const { resource, container } of containers(view)) {
      const user = String(container["user"] ?? "root");
      if (/^(root|0)(:|$)/.test(user))
        yield { resource: resource.id, property: "containerDefinitions", message: "the container runs as root" };
    }
  },
};

export default rule;
