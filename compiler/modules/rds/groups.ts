/** Subnet group and parameter group: the same for the database and its replica. */
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

/** What the platform sets: TLS only, and a record of schema changes and of statements slower than a second. */
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
      // A major version needs a group of its family, and the old one goes after the database has left it (aws-constraints P1, R28).
      name: replaceableName(environment, "dbParameterGroup", "db"),
      family: key(environment, "rds.rdsEngineVersion").map((version) => `postgres${majorOf(version)}`),
      description: "Parameters of the database and its replica",
      parameters: parametersOf(environment),
    }),
  ];
}

/** Those of the spec win; what they may not say is refused before (database-requires-tls, database-logs-statements, max-connections-overridden). */
function parametersOf(environment: Environment) {
  const own = key(environment, "rds.rdsParameters");
  const values = new Map(Object.entries(platformParameters));
  for (const [name, value] of Object.entries(own.value)) if (value !== undefined) values.set(name, traced(value, ...own.from));
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return own.map(() => sorted.map(([name, value]) => ({ name, value, applyMethod: applyMethod(name) })));
}
