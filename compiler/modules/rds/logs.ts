/** Log groups of the database, the replica and the proxy. They are created first, because RDS would create them without retention. */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import type { Traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";

type LogGroup = Handle<"aws:cloudwatch/logGroup:LogGroup">;

/** Log types that PostgreSQL on RDS can export. */
const logTypes = ["postgresql", "upgrade"] as const;

/** Value of `enabledCloudwatchLogsExports`; undefined when the export is off. */
export function logExports(environment: Environment): Traced<readonly string[] | undefined> {
  return key(environment, "rds.enableRdsLogExports")
    .alsoFrom("rule:database-exports-logs")
    .map((enabled) => (enabled ? logTypes : undefined));
}

/** Log groups of an instance; empty when the export is off. `id` is the instance's id in the plan. */
export function instanceLogGroups(environment: Environment, id: string): readonly LogGroup[] {
  return environment.spec.rds.enableRdsLogExports ? logTypes.map((type) => logGroup(`${id}-log-${type}`)) : [];
}

export function lowerInstanceLogs(
  environment: Environment,
  id: string,
  name: Traced<string>,
  from: readonly string[] = [],
): readonly Draft[] {
  return instanceLogGroups(environment, id).map((group, index) =>
    lowerLogGroup(
      environment,
      group,
      name.map((text) => `/aws/rds/instance/${text}/${logTypes[index]!}`),
      ["rds.enableRdsLogExports", ...from],
    ),
  );
}

export const proxyLogGroup = logGroup("rds-proxy-log");

export function lowerProxyLog(environment: Environment, proxyName: Traced<string>): Draft {
  return lowerLogGroup(
    environment,
    proxyLogGroup,
    proxyName.map((text) => `/aws/rds/proxy/${text}`),
    ["rds.enableRdsProxy"],
  );
}

function logGroup(id: string): LogGroup {
  return handle("aws:cloudwatch/logGroup:LogGroup", id);
}

function lowerLogGroup(environment: Environment, target: LogGroup, name: Traced<string>, from: readonly string[]): Draft {
  return resource(
    target,
    {
      name,
      retentionInDays: key(environment, "rds.rdsLogRetentionDays").alsoFrom("rule:log-group-retention"),
      kmsKeyId: keyArn(environment).alsoFrom("rule:log-group-customer-managed-key"),
    },
    { from },
  );
}
