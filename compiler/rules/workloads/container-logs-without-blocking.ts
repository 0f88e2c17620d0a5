import { containers, isRecord, type PolicyRule } from "../shared/view.ts";

/** A blocking log driver stops the service when CloudWatch is slow. */
const rule: PolicyRule = {
  code: "SEC-S8",
  *check(view) {
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
