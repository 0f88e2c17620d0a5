/** Rows F, L, A, D and AS. */
import type { Mutation } from "../plan-mutations.ts";

const task = "ecs/taskDefinition";
const api = "#ecs-task-api";
const container = "containerDefinitions.$json.0";
const alarm = "#observability-alarm-rds-cpu";

export const computeMutations: readonly Mutation[] = [
  { rows: ["F2"], of: "ecs/service", at: "platformVersion", to: "1.3.0" },
  { rows: ["F3"], of: task, at: "networkMode", to: "bridge" },
  { rows: ["F3"], of: api, at: `${container}.portMappings.0.hostPort`, to: 8080 },
  { rows: ["F4"], of: task, at: `${container}.logConfiguration.logDriver`, to: "json-file" },
  { rows: ["F4"], of: task, at: `${container}.logConfiguration.options.awslogs-stream-prefix` },
  { rows: ["F5"], of: task, at: "pidMode", to: "host" },
  { rows: ["F5"], of: task, at: "ephemeralStorage", to: { sizeInGib: 500 } },
  { rows: ["F6"], of: api, at: `${container}.stopTimeout`, to: 121 },
  { rows: ["F7"], of: api, at: `${container}.healthCheck.interval`, to: 301 },
  { rows: ["F7"], of: api, at: `${container}.healthCheck.command.0`, to: "node" },
  { rows: ["F8", "N8"], of: "ecs/service", at: "name", to: "a service", by: "names" },
  { rows: ["F9"], of: "ecs/service", at: "launchType", to: "FARGATE", by: "G11" },
  {
    rows: ["F10"],
    of: "ecs/service",
    at: "capacityProviderStrategies",
    to: [
      { capacityProvider: "FARGATE", weight: 1, base: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 1, base: 1 },
    ],
  },
  { rows: ["F12"], of: "#ecs-service-worker", at: "healthCheckGracePeriodSeconds", to: 60 },
  { rows: ["F13"], of: "#ecs-service-api", at: "options.dependsOn", by: "G10" },
  { rows: ["F14"], of: "lb/targetGroup", at: "targetType", to: "instance" },
  { rows: ["F16"], of: "ecs/service", at: "options.ignoreChanges", by: "G11" },
  { rows: ["F17"], of: task, at: `${container}.linuxParameters.initProcessEnabled`, to: false },
  { rows: ["F18"], of: api, at: `${container}.secrets.0.valueFrom`, to: { $ref: "rds-app-secret", path: ["arn"] } },
  { rows: ["F19", "V14", "13.14"], of: "ecs/service", at: "networkConfiguration.assignPublicIp", to: false, plan: "dev" },
  { rows: ["F19"], of: "ecs/service", at: "networkConfiguration.assignPublicIp", to: true },
  { rows: ["F20", "13.13"], of: task, at: "runtimePlatform.cpuArchitecture", to: "ARM64" },
  { rows: ["L1"], of: "cloudwatch/logGroup", at: "retentionInDays", to: 8 },
  { rows: ["L2"], of: "cloudwatch/logGroup", at: "name", to: "aws/ecs/api", by: "names" },
  { rows: ["L3"], of: "#waf-logs", at: "name", to: "realtime-prod-waf" },
  { rows: ["A1"], of: alarm, at: "alarmActions", to: ["a", "b", "c", "d", "e", "f"] },
  { rows: ["A1"], of: alarm, at: "name", to: "x".repeat(256), by: "names" },
  { rows: ["A2"], of: alarm, at: "period", to: 90 },
  { rows: ["A2"], of: alarm, at: "evaluationPeriods", to: 1441 },
  { rows: ["A3"], of: alarm, at: "statistic", to: "p95", by: "G3" },
  { rows: ["A4"], of: alarm, at: "treatMissingData" },
  { rows: ["A5"], of: alarm, at: "datapointsToAlarm", to: 16 },
  { rows: ["D1"], of: "cloudwatch/dashboard", at: "dashboardBody.$json.widgets.2.properties.region", by: "G9" },
  { rows: ["D2"], of: "#observability-alarm-alb-rejected-connections", at: "treatMissingData", to: "breaching" },
  {
    rows: ["2.1", "13.7"],
    of: "#observability-alarm-redis-main-001-cpu",
    at: "dimensions",
    to: { ReplicationGroupId: "realtime-prod" },
    by: "G3",
  },
  {
    rows: ["AS1"],
    of: "#ecs-scaling-worker-oldest-message",
    at: "stepScalingPolicyConfiguration.stepAdjustments.0.metricIntervalLowerBound",
    to: "300",
    by: "G4",
  },
  {
    rows: ["AS2"],
    of: "#ecs-scaling-worker-oldest-message",
    at: "stepScalingPolicyConfiguration.stepAdjustments.0.metricIntervalUpperBound",
    to: "1",
  },
  { rows: ["AS3"], of: "#ecs-scaling-api", at: "maxCapacity.then", to: 1 },
  {
    rows: ["AS4"],
    of: "#ecs-scaling-realtime-connections",
    at: "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.statistic",
    to: "p95",
  },
  { rows: ["AS5"], of: "#ecs-scaling-api", at: "resourceId", to: "realtime-prod-api" },
  { rows: ["AS6"], of: "#ecs-scaling-api-cpu", at: "targetTrackingScalingPolicyConfiguration.scaleInCooldown", to: -1 },
  {
    rows: ["AS7"],
    of: "#ecs-scaling-realtime-connections",
    at: "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.metricName",
    to: "ApproximateNumberOfMessagesVisible",
  },
  { rows: ["AS8"], of: "#ecs-scaling-worker-alarm-oldest-message-push", at: "treatMissingData", to: "missing" },
];
