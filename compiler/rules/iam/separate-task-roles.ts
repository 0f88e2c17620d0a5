import { refId, type PolicyRule } from "../shared/view.ts";

/** What pulls the image and reads the secrets is not what the code may use, and no two services share either. */
const rule: PolicyRule = {
  code: "SEC-I4",
  *check(view) {
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
