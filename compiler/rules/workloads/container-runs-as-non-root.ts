import { containers, type PolicyRule } from "../shared/view.ts";

/** Root in a container is root for whoever escapes it. */
const rule: PolicyRule = {
  code: "SEC-S6",
  *check(view) {
    for (const { resource, container } of containers(view)) {
      const user = String(container["user"] ?? "root");
      if (/^(root|0)(:|$)/.test(user))
        yield { resource: resource.id, property: "containerDefinitions", message: "the container runs as root" };
    }
  },
};

export default rule;
