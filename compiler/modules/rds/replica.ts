/** The read replica. It inherits engine, storage, key, network and users from the database. */
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { maxAllocatedStorage, sharedProperties, timeouts } from "./instance.ts";
import { instanceLogGroups, lowerInstanceLogs } from "./logs.ts";
import { monitoringDependencies } from "./monitoring.ts";
import { instance, replica, replicaName } from "./refs.ts";
import { lowerReplicaGroup, replicaClass, replicaParameterGroupName } from "./replica-group.ts";

const from = ["rds.enableRdsReadReplica"];

export function lowerReplica(environment: Environment): readonly Draft[] {
  if (!environment.spec.rds.enableRdsReadReplica) return [];
  const { engineLifecycleSupport: _inherited, ...shared } = sharedProperties(environment);
  return [
    ...lowerInstanceLogs(environment, replica.logicalId, replicaName(environment), from),
    ...lowerReplicaGroup(environment),
    resource(
      replica,
      {
        identifier: replicaName(environment),
        replicateSourceDb: instance.out("identifier"),
        instanceClass: replicaClass(environment),
        // It must be able to grow with the database.
        maxAllocatedStorage: maxAllocatedStorage(environment),
        // A replica holds no data of its own, so it has neither backups nor deletion protection. Turning the switch off deletes it.
        backupRetentionPeriod: 0,
        deletionProtection: false,
        skipFinalSnapshot: true,
        ...shared,
        parameterGroupName: replicaParameterGroupName(environment),
      },
      {
        from,
        dependsOn: [...instanceLogGroups(environment, replica.logicalId), ...monitoringDependencies(environment)],
        // Same as for the database: the name is fixed.
        deleteBeforeReplace: true,
        customTimeouts: timeouts,
      },
    ),
  ];
}
