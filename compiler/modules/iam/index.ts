import { accountData } from "../shared/account.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { ciOutputs, lowerCi } from "./ci.ts";
import { cost } from "./cost.ts";
import { keyOutputs, lowerKey } from "./key.ts";
import { lowerTaskRoles } from "./task-roles.ts";

/** Roles with no more than their task uses, the environment's key, and the role that CI takes. */
const iam: ModuleDefinition = {
  name: "iam",
  cost,
  lower(environment) {
    return {
      data: accountData,
      resources: [...lowerKey(environment), ...lowerTaskRoles(environment), ...lowerCi(environment)],
      outputs: { ...ciOutputs(environment), ...keyOutputs(environment) },
    };
  },
};

export default iam;
