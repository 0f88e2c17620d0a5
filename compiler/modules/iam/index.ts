import { accountData } from "../shared/account.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { ciOutputs, lowerCi } from "./ci.ts";
import { cost } from "./cost.ts";
import { keyOutputs, lowerKey } from "./key.ts";
import { lowerCopyKey, lowerOutsideKey } from "./keys-elsewhere.ts";
import { lowerTaskRoles } from "./task-roles.ts";

/** Least-privilege task roles, the environment's KMS key, and the CI role. */
const iam: ModuleDefinition = {
  name: "iam",
  cost,
  lower(environment) {
    return {
      data: accountData,
      resources: [
        ...lowerKey(environment),
        ...lowerOutsideKey(environment),
        ...lowerCopyKey(environment),
        ...lowerTaskRoles(environment),
        ...lowerCi(environment),
      ],
      outputs: { ...ciOutputs(environment), ...keyOutputs(environment) },
    };
  },
};

export default iam;
