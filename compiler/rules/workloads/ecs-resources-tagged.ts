import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const tagged = ["aws:ecs/cluster:Cluster", "aws:ecs/service:Service", "aws:ecs/taskDefinition:TaskDefinition"];

const rule: Rule = {
  severity: "error",
  title: "Clusters, services and task definitions are tagged",
  reason:
    "Without tags, costs cannot be attributed to an environment, and tag-based access policies do not apply. Tasks have tags only if they are propagated.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-13",
  good: "{overrides: {ecs-service-api: {set: {propagateTags: TASK_DEFINITION}}}}",
  bad: "{overrides: {ecs-service-api: {set: {propagateTags: NONE}}}}",

  security: {
    optional: "never",
    demand: "clusters, services and task definitions are tagged",
    ids: { securityHub: ["ECS.13", "ECS.14", "ECS.15"] },
  },

  *checkPlan(view) {
    const tags = view.plan.providers["aws"]?.inputs["defaultTags"];
    const named = isRecord(tags) && isRecord(tags["tags"]) && Object.keys(tags["tags"]).length > 0;
    for (const { id, inputs } of tagged.flatMap((type) => view.ofType(type))) {
      if (!named && inputs["tags"] === undefined) yield { resource: id, property: "tags", message: "the resource has no tags" };
    }
    for (const { id, inputs } of view.ofType("aws:ecs/service:Service")) {
      if (!["SERVICE", "TASK_DEFINITION"].includes(String(inputs["propagateTags"])))
        yield { resource: id, property: "propagateTags", message: "tags are not propagated to the tasks" };
    }
  },
};

export default rule;
