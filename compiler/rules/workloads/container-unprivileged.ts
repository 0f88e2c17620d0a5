import { isRecord, list } from "../../plan/values.ts";
import { containers } from "../shared/view.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Containers are unprivileged, drop all capabilities and run an init process",
  reason: "A container that is broken into can do no more than its process needs.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "containers are unprivileged, drop all capabilities and have an init process",
    ids: { checkov: ["CKV_AWS_334"], securityHub: ["ECS.4"] },
  },

  *checkPlan(view) {
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
