import { containers } from "../shared/view.ts";
import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every container logs in non-blocking mode",
  reason: "A blocking log driver stops the service when CloudWatch is slow.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "every container logs, without blocking", ids: { securityHub: ["ECS.9"], cdkNag: ["ECS7"] } },

  *checkPlan(view) {
    for (const { resource, container } of containers(view)) {
      const log = container["logConfiguration"];
      const options = isRecord(log) ? log["options"] : undefined;
      if (!isRecord(options)) yield { resource: resource.id, property: "containerDefinitions", message: "the container does not log" };
      else if (options["mode"] !== "non-blocking" || options["max-buffer-size"] === undefined)
        yield { resource: resource.id, property: "containerDefinitions", message: "the log driver blocks" };
    }
  },
};

export default rule;
