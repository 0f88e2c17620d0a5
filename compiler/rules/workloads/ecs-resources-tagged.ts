import { isRecord, type PolicyRule } from "../shared/view.ts";

const tagged = ["aws:ecs/cluster:Cluster", "aws:ecs/service:Service", "aws:ecs/taskDefinition:TaskDefinition"];

/** Default tags of the provider reach cluster, services and task definitions; tasks get the service's. */
const rule: PolicyRule = {
  code: "SEC-S11",
  *check(view) {
    const tags = view.plan.providers["aws"]?.inputs["defaultTags"];
    const named = isRecord(tags) && isRecord(tags["tags"]) && Object.keys(tags["tags"]).length > 0;
    for (const { id, inputs } of tagged.flatMap((type) => view.ofType(type))) {
      if (!named && inputs["tags"] === undefined) yield { resource: id, property: "tags", message: "it has no tags" };
    }
    for (const { id, inputs } of view.ofType("aws:ecs/service:Service")) {
      if (!["SERVICE", "TASK_DEFINITION"].includes(String(inputs["propagateTags"])))
        yield { resource: id, property: "propagateTags", message: "tasks do not get the service's tags" };
    }
  },
};

export default rule;
