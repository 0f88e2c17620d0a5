import { refId } from "../../plan/references.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Each service has its own task role and execution role",
  reason: "What pulls the image and reads the secrets is not what the code may use, and no two services share either.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "task and execution roles differ, and each service has its own",
    ids: { checkov: ["CKV_AWS_249"] },
  },

  *checkPlan(view) {
    const owners = new Map<string, string>();
    for (const task of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
      for (const property of ["taskRoleArn", "executionRoleArn"]) {
        const role = refId(task.inputs[property]);
        if (role === undefined) yield { resource: task.id, property, message: "no role of its own" };
        else if (owners.has(role)) yield { resource: task.id, property, message: `shares ${role} with ${owners.get(role)!}` };
        else owners.set(role, `${task.id} (${property})`);
      }
    }
  },
};

export default rule;
