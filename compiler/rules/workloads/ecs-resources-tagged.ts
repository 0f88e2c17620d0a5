import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const tagged = ["aws:ecs/cluster:Cluster", "aws:ecs/service:Service", "aws:ecs/taskDefinition:TaskDefinition"];

const rule: Rule = {
  severity: "error",
  title: "Clusters, services and task definitions are tagged",
  reason: "Default tags of the provider reach cluster, services and task definitions; tasks get the service's.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "cluster, services and task definitions are tagged",
    ids: { securityHub: ["ECS.13", "ECS.14", "ECS.15"] },
  },

  *checkPlan(view) {
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
