/** Subnet group and parameter group, shared by the database and its replica. */
import { applyMethod } from "../../aws/parameters.ts";
import { majorOf } from "../../aws/postgres-versions.ts";
import { nameOf, replaceableName } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { rule, traced, type Traced } from "../../plan/builder/traced.ts";
import { subnetIds } from "../vpc/refs.ts";

export const subnetGroup = handle("aws:rds/subnetGroup:SubnetGroup", "rds-subnet-group");
export const parameterGroup = handle("aws:rds/parameterGroup:ParameterGroup", "rds-parameters");

/** Parameters that the platform sets: TLS only, and logging of schema changes and of statements slower than one second. */
const platformParameters: Readonly<Record<string, Traced<string>>> = {
  "rds.force_ssl": rule("database-requires-tls", "1"),
  log_statement: rule("database-logs-statements", "ddl"),
  log_min_duration_statement: rule("database-logs-statements", "1000"),
};

export function lowerGroups(environment: Environment): readonly Draft[] {
  return [
    resource(subnetGroup, {
      name: nameOf(environment, "dbSubnetGroup", "db"),
      description: "Data subnets of the database",
      subnetIds: traced(subnetIds(environment, "data"), "vpc.availabilityZones", "vpc.existingVpc", "rule:database-not-public"),
    }),
    resource(parameterGroup, {
      // A new major version needs a group of its family. The old group can be deleted only after the database has left it.
      name: replaceableName(environment, "dbParameterGroup", "db"),
      family: key(environment, "rds.rdsEngineVersion").map((version) => `postgres${majorOf(version)}`),
      description: "Parameters of the database and its replica",
      parameters: parametersOf(environment),
    }),
  ];
}

/**
 * The spec's parameters override the platform's. The rules reject unsafe ones (database-requires-tls, database-logs-statements,
 * max-connections-overridden). `computed` are values that follow from other keys.
 */
export function parametersOf(environment: Environment, computed: Traced<Readonly<Record<string, string>>> = traced({})) {
  const own = key(environment, "rds.rdsParameters");
  const values = new Map(Object.entries(platformParameters));
  for (const [name, value] of Object.entries(computed.value)) values.set(name, traced(value, ...computed.from));
  for (const [name, value] of Object.entries(own.value)) if (value !== undefined) values.set(name, traced(value, ...own.from));
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return own.map(() => sorted.map(([name, value]) => ({ name, value, applyMethod: applyMethod(name) })));
}
