import type { ModuleDefinition } from "../shared/module.ts";
import { connectionsOf } from "./connections.ts";
import { lowerGroups } from "./groups.ts";
import { migrationGroup } from "./refs.ts";
import { lowerConnection } from "./rules.ts";
import { lowerStatedRules } from "./stated-rules.ts";

/** Network access: a security group for everything with a network interface, and a pair of rules for each connection. */
const securityGroups: ModuleDefinition = {
  name: "securityGroups",
  lower(environment) {
    return {
      resources: [...lowerGroups(environment), ...connectionsOf(environment).flatMap(lowerConnection), ...lowerStatedRules(environment)],
      outputs: {
        migrationSecurityGroupId: {
          value: migrationGroup.id,
          description: "Security group that a pipeline runs the migration and database-setup tasks in.",
        },
      },
    };
  },
};

export default securityGroups;
