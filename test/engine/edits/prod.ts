/** Edits of spec/prod.yaml, for what dev does not have and for protected resources. */
import type { Edit, Stopped } from "./table.ts";
import { services, tasks } from "./table.ts";

const of = (prefix: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `${prefix}${name}`)
    .join(" ");

const pairs = (target: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `sg-rule-${name}-to-${target} sg-rule-${name}-to-${target}-egress`)
    .join(" ");

const proxy = `sg-rds-proxy ${pairs("rds-proxy", "api realtime worker migration")} ${pairs("rds", "rds-proxy")} ${of("rds-proxy", "-log -role -policy -target-group -target")} rds-proxy`;
const roll = `${tasks} ecs-task-migration`;

export const edits: readonly Edit[] = [
  {
    key: "vpc.natGateways",
    to: 1,
    delete: "vpc-nat-b vpc-nat-address-b observability-alarm-nat-b-ports observability-alarm-nat-b-drops",
    update: "vpc-private-default-route-b observability-dashboard",
    why: "a route is pointed at another gateway in place",
  },
  {
    key: "vpc.enableInterfaceEndpoints",
    to: true,
    create: `sg-endpoints ${of("vpc-endpoint-", "ecr-api ecr-dkr logs secretsmanager sqs monitoring")} ${pairs("endpoints", "api realtime worker migration")}`,
  },
  {
    key: "rds.rdsInstanceClass",
    to: "db.r6g.large",
    update: "rds-instance observability-alarm-rds-memory observability-alarm-rds-connections observability-dashboard",
    delete: "observability-alarm-rds-cpu-credits",
    why: "alarms follow the memory of the class, and only burstable classes have credits",
  },
  { key: "rds.rdsMultiAz", to: false, update: "rds-instance" },
  {
    key: "rds.enableRdsReadReplica",
    to: true,
    create: `rds-replica rds-replica-log-postgresql rds-replica-log-upgrade ${pairs("rds", "api realtime worker")} ${of("observability-alarm-rds-replica-", "cpu ebs-bytes ebs-ios read-latency write-latency load memory storage connections lag cpu-credits")}`,
    createFirst: `rds-app-secret-version ${roll}`,
    update: `${services} rds-events-db-instance observability-dashboard iam-ci-policy`,
    onlyPreviewed: "iam-ci-policy",
  },
  {
    key: "rds.enableRdsProxy",
    to: false,
    delete: `${proxy} ${of("observability-alarm-rds-proxy-", "borrow-latency connections failed-connections")}`,
    create: pairs("rds", "api realtime worker"),
    createFirst: `rds-app-secret-version ${roll}`,
    update: `${services} observability-dashboard iam-ci-policy`,
    onlyPreviewed: "iam-ci-policy",
  },
  {
    key: "rds.rdsCredentialVersion",
    to: 2,
    create: "rds-app-password-c rds-app-previous-secret rds-app-previous-secret-version",
    createFirst: `rds-app-secret-version rds-master-secret-version ${roll} ecs-task-database-setup`,
    update: `rds-proxy-policy rds-proxy ${services} iam-ci-policy`,
    onlyPreviewed: "iam-ci-policy",
    why: "passwords of the role in use and of the one that tasks roll to stay",
  },
  {
    key: "rds.enableRdsPerformanceInsights",
    to: false,
    update: "rds-instance observability-dashboard",
    delete: "observability-alarm-rds-load",
  },
  {
    key: "rds.enableRdsEventSubscriptions",
    to: false,
    delete: "rds-events-db-instance rds-events-db-parameter-group rds-events-db-security-group",
  },
  { key: "rds.rdsMonitoringIntervalSeconds", to: 0, update: "rds-instance", delete: "rds-monitoring-role rds-monitoring-policy" },
  { key: "rds.rdsDeletionProtection", to: false, update: "rds-instance rds-master-secret rds-app-secret" },
  {
    key: "redis.redisNumCacheNodes",
    to: 3,
    update: "redis-main observability-dashboard",
    create: of("observability-alarm-redis-main-003-", "cpu memory evictions connections replication-lag"),
  },
  { key: "redis.enableRedisProtection", to: false, update: "redis-main redis-secret", delete: "redis-main-final-snapshot" },
  { key: "iam.githubRepository", to: "tidechat/other", update: "iam-ci" },
  {
    key: "iam.createGithubIdentityProvider",
    to: false,
    delete: "iam-github",
    onlyComputed: "iam-ci",
    why: "its ARN follows from the account",
  },
  {
    key: "ecsCluster.containerInsights",
    to: "enabled",
    create: "ecs-insights-logs",
    update: `ecs-cluster ${of("observability-alarm-", "api-running-tasks realtime-running-tasks worker-running-tasks")} observability-dashboard`,
  },
  { key: "ecsServices.realtimeScaleOnConnections", to: false, delete: "ecs-scaling-realtime-connections" },
  { key: "ecsServices.apiServiceMaxCount", to: 30, update: "ecs-scaling-api" },
  { key: "ecsWorkers.workerServiceMinCount", to: 2, update: "ecs-scaling-worker observability-alarm-worker-running-tasks" },
  {
    key: "waf.enableWaf",
    to: false,
    delete: "waf waf-association waf-logs waf-logs-delivery waf-logging observability-alarm-waf-blocked-requests",
    update: "observability-dashboard",
  },
  { key: "waf.wafApiRateLimitPer5Min", to: 3500, update: "waf observability-alarm-waf-blocked-requests" },
  { key: "observability.alarmEmail", to: "night@tidechat.io", createFirst: "observability-alarms-email" },
  {
    key: "backup.backupDailyRetentionDays",
    to: 14,
    update: "backup-plan",
    deleteFirst: "backup-vault-lock",
    why: "a vault has one lock, put by its name",
  },
  { key: "alb.albDeletionProtection", to: false, update: "alb alb-logs" },
];

export const stopped: readonly Stopped[] = [
  { key: "vpc.vpcCidr", to: "10.9.0.0/16", at: "vpc" },
  { key: "rds.rdsDatabaseName", to: "chat", at: "rds-instance" },
  { key: "redis.redisEngineVersion", to: "7.0", at: "redis-main" },
  {
    key: "redis.enableRedisSplit",
    to: true,
    with: { redisAdapterNodeType: "cache.t3.micro", redisAdapterReplicas: 1, redisStateNodeType: "cache.t3.micro", redisStateReplicas: 1 },
    at: "redis-main",
  },
  { key: "alb.enableAlbAccessLogs", to: false, at: "alb-logs" },
  { key: "backup.enableBackup", to: false, at: "backup-vault" },
];
