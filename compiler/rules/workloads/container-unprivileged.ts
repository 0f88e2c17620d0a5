import { list } from "../shared/values.ts";
import { containers, isRecord, type PolicyRule } from "../shared/view.ts";

/** A container that is broken into can do no more than its process needs. */
const rule: PolicyRule = {
  code: "SEC-S5",
  *check(view) {
    for (const { resource, container } of containers(view)) {
      const linux = container["linuxParameters"];
      const dropped = isRecord(linux) && isRecord(linux["capabilities"]) ? linux["capabilities"]["drop"] : undefined;
      const added = isRecord(linux) && isRecord(linux["capabilities"]) ? list(linux["capabilities"]["add"]) : [];
      if (container["privileged"] === true)
        yield { resource: resource.id, property: "containerDefinitions", message: "a privileged container" };
      if (!Array.isArray(dropped) || !dropped.includes("ALL") || added.length > 0)
        yield { resource: resource.id, property: "containerDefinitions", message: "capabilities are not dropped" };
      if (!isRecord(linux) || linux["initProcessEnabled"] !== true)
        yield { resource: resource.id, property: "containerDefinitions", message: "no init process" };
    }
  },
};

export default rule;
