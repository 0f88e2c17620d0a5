/** Enhanced Monitoring and Database Insights, shared by the database and its replica. */
import { arnOf } from "../shared/account.ts";
import { nameOf } from "../shared/names.ts";
import { policy, statement, trust } from "../shared/policies.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { rule, traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";

const role = handle("aws:iam/role:Role", "rds-monitoring-role");
const rolePolicy = handle("aws:iam/rolePolicy:RolePolicy", "rds-monitoring-policy");

const freeDays = 7;
/** Days; the advanced mode of Database Insights requires 15 months of retention. */
const advancedDays = 465;

export function isMonitored(environment: Environment): boolean {
  return environment.spec.rds.rdsMonitoringIntervalSeconds > 0;
}

/** Monitoring properties of an instance. AWS refuses retention and role settings of a feature that is off, so they are omitted. */
export function monitoringOf(environment: Environment) {
  const insights = key(environment, "rds.enableRdsPerformanceInsights").alsoFrom("rule:database-insights");
  const mode = key(environment, "rds.rdsDatabaseInsightsMode").alsoFrom(...insights.from);
  const arn = keyArn(environment);
  return {
    monitoringInterval: key(environment, "rds.rdsMonitoringIntervalSeconds").alsoFrom("rule:database-enhanced-monitoring"),
    monitoringRoleArn: key(environment, "rds.rdsMonitoringIntervalSeconds").map((seconds) => (seconds > 0 ? role.out("arn") : undefined)),
    performanceInsightsEnabled: insights,
    performanceInsightsRetentionPeriod: mode.map((name) => (insights.value ? (name === "advanced" ? advancedDays : freeDays) : undefined)),
    performanceInsightsKmsKeyId: traced(insights.value ? arn.value : undefined, ...insights.from, ...arn.from),
    databaseInsightsMode: mode.map((name) => (insights.value ? name : undefined)),
  };
}

/** Resources that must exist before an instance can send metrics. */
export function monitoringDependencies(environment: Environment) {
  return isMonitored(environment) ? [rolePolicy] : [];
}

export function lowerMonitoringRole(environment: Environment): readonly Draft[] {
  if (!isMonitored(environment)) return [];
  const from = ["rds.rdsMonitoringIntervalSeconds"];
  // RDS creates this one group for the whole account, with a retention of 30 days. `:*` is part of the ARN that IAM compares.
  const logGroup = arnOf(environment, "logs", "log-group:RDSOSMetrics:*");
  return [
    resource(
      role,
      {
        name: nameOf(environment, "role", "rds-monitoring"),
        description: "Lets RDS publish the operating system metrics of the database",
        assumeRolePolicy: rule("trust-policy-own-account", trust(environment, "monitoring.rds.amazonaws.com")),
      },
      { from },
    ),
    resource(
      rolePolicy,
      {
        name: "publish-metrics",
        role: role.out("name"),
        policy: rule(
          "no-aws-managed-policies",
          policy(
            statement({ Effect: "Allow", Action: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"], Resource: [logGroup] }),
            statement({
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams", "logs:GetLogEvents"],
              Resource: [logGroup],
            }),
          ),
        ).alsoFrom("region"),
      },
      { from },
    ),
  ];
}
