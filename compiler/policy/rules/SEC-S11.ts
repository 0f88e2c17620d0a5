import { isRecord, type PolicyRule } from "../view.ts";

/** Default tags of the provider reach cluster, services and task definitions; tasks get the service's. */
const rule: PolicyRule = {
  code: "SEC-S11",
  *check(view) {
    const tags = view.plan.providers["aws"]?.inputs["defaultTags"];
    const named = isRecord(tags) && isRecord(tags["tags"]) && Object.keys(tags["tags"]).length > 0;
    for (const service of view.ofType("aws:ecs/service:Service")) {
      if (!named && service.inputs["tags"] === undefined)
        yield { resource: service.id, property: "tags", message: "the service has no tags" };
      if (service.inputs["propagateTags"] === undefined)
        yield { resource: service.id, property: "propagateTags", message: "tasks do not get the service's tags" };
    }
  },
};

export default rule;
