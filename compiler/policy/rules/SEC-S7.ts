import { containers, isRecord, type PolicyRule } from "../view.ts";

const telling = /(PASSWORD|SECRET|TOKEN|PRIVATE_KEY|API_KEY|DATABASE_URL|DATABASE_READ_URL|REDIS_[A-Z_]*URL)$/;

/** Plain environment shows in the console, in describe calls and in the plan. */
const rule: PolicyRule = {
  code: "SEC-S7",
  *check(view) {
    for (const { resource, container } of containers(view)) {
      const variables = container["environment"];
      for (const variable of Array.isArray(variables) ? variables : []) {
        if (isRecord(variable) && telling.test(String(variable["name"])))
          yield { resource: resource.id, property: "containerDefinitions", message: `${String(variable["name"])} is plain environment` };
      }
    }
  },
};

export default rule;
