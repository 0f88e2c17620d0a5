import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { containers } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Every container logs in non-blocking mode",
  reason:
    "In blocking mode, a container stops at its next log line whenever CloudWatch Logs is slow or unavailable. Without a log configuration, its output is lost.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9",
  good: "{overrides: {ecs-task-api: {set: {containerDefinitions.0.logConfiguration.options.max-buffer-size: 10m}}}}",
  bad: "{overrides: {ecs-task-api: {set: {containerDefinitions.0.logConfiguration.options.mode: blocking}}}}",

  security: { optional: "never", demand: "every container logs in non-blocking mode", ids: { securityHub: ["ECS.9"], cdkNag: ["ECS7"] } },

  *checkPlan(view) {
    for (const { resource, container } of containers(view)) {
      const log = container["logConfiguration"];
      const options = isRecord(log) ? log["options"] : undefined;
      if (!isRecord(options))
        yield { resource: resource.id, property: "containerDefinitions", message: "the container has no log configuration" };
      else if (options["mode"] !== "non-blocking" || options["max-buffer-size"] === undefined)
        yield {
          resource: resource.id,
          property: "containerDefinitions",
          message: "the log driver is not in non-blocking mode with a `max-buffer-size`",
        };
    }
  },
};

export default rule;
