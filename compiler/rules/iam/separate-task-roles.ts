import { refId } from "../../plan/references.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Each service has its own task role and execution role",
  reason:
    "The execution role pulls images and reads secrets for ECS. Code that runs with it, or with the role of another service, has permissions that it does not need.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
  good: "{overrides: {ecs-task-api: {set: {taskRoleArn: {$ref: iam-task-api.arn}}}}}",
  bad: "{overrides: {ecs-task-api: {set: {taskRoleArn: {$ref: iam-execution-api.arn}}}}}",
  security: {
    optional: "never",
    demand: "each service has its own task role and execution role",
    ids: { checkov: ["CKV_AWS_249"] },
  },

  *checkPlan(view) {
    const owners = new Map<string, string>();
    for (const task of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
      for (const property of ["taskRoleArn", "executionRoleArn"]) {
        const role = view.target(task.inputs[property])?.type === "aws:iam/role:Role" ? refId(task.inputs[property]) : undefined;
        if (role === undefined) yield { resource: task.id, property, message: "the task has no role of its own" };
        else if (owners.has(role)) yield { resource: task.id, property, message: `${role} is also the role of ${owners.get(role)!}` };
        else owners.set(role, `${task.id} (${property})`);
      }
    }
  },
};

export default rule;
