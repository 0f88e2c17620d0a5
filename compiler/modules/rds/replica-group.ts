/**
 * Parameter group of a replica that is smaller than its source. PostgreSQL refuses to serve as a standby while one of these parameters is
 * lower than on the source (https://www.postgresql.org/docs/current/hot-standby.html, "Administrator's Overview"), and RDS computes them
 * from the class.
 */
import { dbClassMemoryGiB, dbClassVcpu, likeDbClass, maxConnections } from "../../aws/rds.ts";
import { majorOf } from "../../aws/postgres-versions.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { combine, type Traced } from "../../plan/builder/traced.ts";
import { replaceableName } from "../shared/names.ts";
import { parameterGroup, parametersOf } from "./groups.ts";

const group = handle("aws:rds/parameterGroup:ParameterGroup", "rds-replica-parameters");

/** Class of the replica: its own, or the source's. */
export function replicaClass(environment: Environment): Traced<string> {
  return combine(
    [key(environment, "rds.rdsReadReplicaInstanceClass"), key(environment, "rds.rdsInstanceClass")],
    (own, source) => own ?? source,
  );
}

/** `parameterGroupName` of the replica. */
export function replicaParameterGroupName(environment: Environment) {
  return isSmaller(environment).map((smaller) => (smaller ? group : parameterGroup).out("name"));
}

/** Names of the parameter groups of the database and its replica. */
export function parameterGroupNames(environment: Environment) {
  return isSmaller(environment).map((smaller) => [parameterGroup, ...(smaller ? [group] : [])].map((each) => each.out("name")));
}

export function lowerReplicaGroup(environment: Environment): readonly Draft[] {
  const smaller = isSmaller(environment);
  if (!smaller.value) return [];
  return [
    resource(
      group,
      {
        name: replaceableName(environment, "dbParameterGroup", "db-replica"),
        family: key(environment, "rds.rdsEngineVersion").map((version) => `postgres${majorOf(version)}`),
        description: "Parameters of the read replica, not lower than those of its source",
        parameters: parametersOf(environment, key(environment, "rds.rdsInstanceClass").map(sourceValues)),
      },
      { from: smaller.from },
    ),
  ];
}

/** False without a replica. */
function isSmaller(environment: Environment): Traced<boolean> {
  const keys = [key(environment, "rds.enableRdsReadReplica"), replicaClass(environment), key(environment, "rds.rdsInstanceClass")] as const;
  return combine(keys, (exists, own, source) => {
    const [mine, theirs] = [sizeOf(own), sizeOf(source)];
    return exists && (mine.memory < theirs.memory || mine.vcpu < theirs.vcpu);
  });
}

function sizeOf(instanceClass: string): { readonly memory: number; readonly vcpu: number } {
  const known = likeDbClass(instanceClass);
  return { memory: dbClassMemoryGiB(known) ?? 0, vcpu: dbClassVcpu(known) ?? 0 };
}

/** What RDS computes for the source, from its nominal size and therefore never too low: the defaults of RDS's parameter groups. */
function sourceValues(instanceClass: string): Readonly<Record<string, string>> {
  const known = likeDbClass(instanceClass);
  return {
    max_connections: String(maxConnections(known)),
    max_worker_processes: String(Math.max(2 * sizeOf(known).vcpu, 8)),
  };
}
