/** Mutations of tasks, services, scaling, logs, alarms and dashboards. */
import type { Mutation } from "../plan-mutations.ts";

const task = "ecs/taskDefinition";
const api = "#ecs-task-api";
const container = "containerDefinitions.$json.0";
const alarm = "#observability-alarm-rds-cpu";

export const computeMutations: readonly Mutation[] = [
  { topics: ["platform-version"], of: "ecs/service", at: "platformVersion", to: "1.3.0" },
  { topics: ["network-mode-and-host-port"], of: task, at: "networkMode", to: "bridge" },
  { topics: ["network-mode-and-host-port"], of: api, at: `${container}.portMappings.0.hostPort`, to: 8080 },
  { topics: ["log-driver"], of: task, at: `${container}.logConfiguration.logDriver`, to: "json-file" },
  { topics: ["log-driver"], of: task, at: `${container}.logConfiguration.options.awslogs-stream-prefix` },
  { topics: ["pid-mode-and-ephemeral-storage"], of: task, at: "pidMode", to: "host" },
  { topics: ["pid-mode-and-ephemeral-storage"], of: task, at: "ephemeralStorage", to: { sizeInGib: 500 } },
  { topics: ["stop-timeout"], of: api, at: `${container}.stopTimeout`, to: 121 },
  { topics: ["container-health-check"], of: api, at: `${container}.healthCheck.interval`, to: 301 },
  { topics: ["container-health-check"], of: api, at: `${container}.healthCheck.command.0`, to: "node" },
  { topics: ["ecs-names", "longest-names"], of: "ecs/service", at: "name", to: "a service", by: "names" },
  { topics: ["launch-type-or-strategy"], of: "ecs/service", at: "launchType", to: "FARGATE", by: "counts-are-left-alone" },
  {
    topics: ["capacity-providers"],
    of: "ecs/service",
    at: "capacityProviderStrategies",
    to: [
      { capacityProvider: "FARGATE", weight: 1, base: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 1, base: 1 },
    ],
  },
  { topics: ["health-check-grace-period"], of: "#ecs-service-worker", at: "healthCheckGracePeriodSeconds", to: 60 },
  { topics: ["listener-rule-before-service"], of: "#ecs-service-api", at: "options.dependsOn", by: "services-wait" },
  { topics: ["target-type"], of: "lb/targetGroup", at: "targetType", to: "instance" },
  { topics: ["desired-count-left-to-scaling"], of: "ecs/service", at: "options.ignoreChanges", by: "counts-are-left-alone" },
  { topics: ["ecs-exec"], of: task, at: `${container}.linuxParameters.initProcessEnabled`, to: false },
  { topics: ["secret-references"], of: api, at: `${container}.secrets.0.valueFrom`, to: { $ref: "rds-app-secret", path: ["arn"] } },
  {
    topics: ["task-public-addresses", "no-nat-gateway", "public-tasks-without-nat"],
    of: "ecs/service",
    at: "networkConfiguration.assignPublicIp",
    to: false,
    plan: "dev",
  },
  { topics: ["task-public-addresses"], of: "ecs/service", at: "networkConfiguration.assignPublicIp", to: true },
  { topics: ["cpu-architecture", "one-architecture"], of: task, at: "runtimePlatform.cpuArchitecture", to: "ARM64" },
  { topics: ["log-retention"], of: "cloudwatch/logGroup", at: "retentionInDays", to: 8 },
  { topics: ["log-group-names"], of: "cloudwatch/logGroup", at: "name", to: "aws/ecs/api", by: "names" },
  { topics: ["waf-log-names"], of: "#waf-logs", at: "name", to: "realtime-prod-waf" },
  { topics: ["alarm-names-and-actions"], of: alarm, at: "alarmActions", to: ["a", "b", "c", "d", "e", "f"] },
  { topics: ["alarm-names-and-actions"], of: alarm, at: "name", to: "x".repeat(256), by: "names" },
  { topics: ["alarm-periods"], of: alarm, at: "period", to: 90 },
  { topics: ["alarm-periods"], of: alarm, at: "evaluationPeriods", to: 1441 },
  { topics: ["alarm-statistics"], of: alarm, at: "statistic", to: "p95", by: "metrics-exist" },
  { topics: ["missing-data"], of: alarm, at: "treatMissingData" },
  { topics: ["datapoints-to-alarm"], of: alarm, at: "datapointsToAlarm", to: 16 },
  {
    topics: ["widget-region"],
    of: "cloudwatch/dashboard",
    at: "dashboardBody.$json.widgets.2.properties.region",
    by: "widgets-have-regions",
  },
  { topics: ["traffic-metrics"], of: "#observability-alarm-alb-rejected-connections", at: "treatMissingData", to: "breaching" },
  {
    topics: ["metric-dimensions", "alarm-dimensions"],
    of: "#observability-alarm-redis-main-001-cpu",
    at: "dimensions",
    to: { ReplicationGroupId: "realtime-prod" },
    by: "metrics-exist",
  },
  {
    topics: ["scaling-step-bounds"],
    of: "#ecs-scaling-worker-oldest-message",
    at: "stepScalingPolicyConfiguration.stepAdjustments.0.metricIntervalLowerBound",
    to: "300",
    by: "scaling-steps-move",
  },
  {
    topics: ["scaling-step-gaps"],
    of: "#ecs-scaling-worker-oldest-message",
    at: "stepScalingPolicyConfiguration.stepAdjustments.0.metricIntervalUpperBound",
    to: "1",
  },
  { topics: ["capacity-bounds"], of: "#ecs-scaling-api", at: "maxCapacity.then", to: 1 },
  {
    topics: ["tracked-statistics"],
    of: "#ecs-scaling-realtime-connections",
    at: "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.statistic",
    to: "p95",
  },
  { topics: ["scalable-resource-ids"], of: "#ecs-scaling-api", at: "resourceId", to: "realtime-prod-api" },
  { topics: ["scaling-cooldowns"], of: "#ecs-scaling-api-cpu", at: "targetTrackingScalingPolicyConfiguration.scaleInCooldown", to: -1 },
  {
    topics: ["several-scaling-policies"],
    of: "#ecs-scaling-realtime-connections",
    at: "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.metricName",
    to: "ApproximateNumberOfMessagesVisible",
  },
  { topics: ["scaling-alarms"], of: "#ecs-scaling-worker-alarm-oldest-message-push", at: "treatMissingData", to: "missing" },
];
