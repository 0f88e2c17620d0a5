/** Edits of spec/dev.yaml, where nothing is protected. */
import type { Edit } from "./table.ts";
import { services, tasks } from "./table.ts";

const directRules =
  "sg-rule-api-to-rds sg-rule-api-to-rds-egress sg-rule-realtime-to-rds sg-rule-realtime-to-rds-egress sg-rule-worker-to-rds sg-rule-worker-to-rds-egress";
const proxyRules = ["api", "realtime", "worker", "migration"]
  .map((task) => `sg-rule-${task}-to-rds-proxy sg-rule-${task}-to-rds-proxy-egress`)
  .join(" ");
const proxy = "rds-proxy-log rds-proxy-role rds-proxy-policy rds-proxy rds-proxy-target-group rds-proxy-target";
const logBucket =
  "alb-logs alb-logs-public-access-block alb-logs-policy alb-logs-ownership alb-logs-encryption alb-logs-versioning alb-logs-lifecycle";

const toRds = (name: string): string => `sg-rule-${name}-to-rds sg-rule-${name}-to-rds-egress`;

export const network: readonly Edit[] = [
  { key: "vpc.flowLogRetentionDays", to: 90, update: "vpc-flow-logs" },
  { key: "vpc.flowLogTraffic", to: "REJECT", deleteFirst: "vpc-flow-log", why: "one flow log of a kind for a network" },
  {
    key: "vpc.natGateways",
    to: 1,
    create: "vpc-nat-address-a vpc-nat-a vpc-private-default-route-a vpc-private-default-route-b",
    update: `${services} observability-dashboard`,
    why: "tasks move from public to private subnets",
  },
  {
    key: "vpc.vpcCidr",
    to: "10.9.0.0/16",
    createFirst: [
      "vpc vpc-internet-gateway vpc-default-security-group vpc-endpoint-s3 vpc-public-routes vpc-public-default-route",
      "vpc-data-routes vpc-private-routes-a vpc-private-routes-b",
      ...["public", "private", "data"].map((tier) => `vpc-${tier}-a vpc-${tier}-b`),
      ...["alb", "api", "migration", "rds", "realtime", "redis", "worker"].map((name) => `sg-${name}`),
      "sg-rule-internet-to-alb-http sg-rule-internet-to-alb-https",
      ...["alb-to-api", "alb-to-realtime"].map((name) => `sg-rule-${name} sg-rule-${name}-egress`),
      ...["api", "migration", "realtime", "worker"].map((name) => `sg-rule-${name}-to-internet-egress ${toRds(name)}`),
      ...["api", "realtime", "worker"].map((name) => `sg-rule-${name}-to-redis sg-rule-${name}-to-redis-egress`),
      "alb-target-api alb-target-realtime",
    ].join(" "),
    deleteFirst: ["public", "private", "data"]
      .map((tier) => `vpc-${tier}-association-a vpc-${tier}-association-b`)
      .concat("vpc-flow-log")
      .join(" "),
    update: `alb alb-rule-api alb-rule-realtime ${services} observability-dashboard rds-subnet-group rds-instance redis-subnet-group redis-main`,
    why: "another network; the provider would update what holds data in place, and AWS refuses to move it there: edits-up.test.ts",
  },
  { key: "alb.albIdleTimeoutSeconds", to: 50, update: "alb" },
  { key: "alb.albTlsPolicy", to: "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09", update: "alb-https" },
  { key: "alb.enableAlbAccessLogs", to: true, create: logBucket, update: "alb" },
  { key: "alb.albDeletionProtection", to: true, update: "alb" },
  {
    key: "acm.certificateArn",
    to: "arn:aws:acm:eu-central-1:412356789014:certificate/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22",
    update: "alb-https",
    delete: "acm-certificate acm-validation-record acm-certificate-validation",
  },
  {
    key: "domainName",
    to: "api2.dev.tidechat.io",
    createFirst: "acm-certificate acm-validation-record acm-certificate-validation route53-alias",
    update: "alb-https alb-rule-api alb-rule-realtime",
    why: "the listener has the new certificate before the old one goes",
  },
  {
    key: "route53.hostedZoneName",
    to: "dev.tidechat.io",
    createFirst: "acm-validation-record acm-certificate-validation route53-alias",
    why: "records move to the other zone; the certificate, and so the listener's, is the same",
  },
  {
    key: "route53.hostedZoneRoleArn",
    to: "arn:aws:iam::998877665544:role/dns-records",
    createFirst: "acm-validation-record acm-certificate-validation route53-alias",
    why: "records move to the zone of the other account; the certificate, and so the listener's, is the same",
  },
  {
    key: "waf.enableWaf",
    to: true,
    create: "waf waf-association waf-logs waf-logs-delivery waf-logging",
    update: "observability-dashboard",
  },
];

export const data: readonly Edit[] = [
  { key: "rds.rdsInstanceClass", to: "db.t3.small", update: "rds-instance" },
  { key: "rds.rdsAllocatedStorage", to: 40, update: "rds-instance" },
  {
    key: "rds.rdsDatabaseName",
    to: "chat",
    deleteFirst: `rds-instance rds-master-secret-version rds-app-secret-version backup-selection ${tasks} ecs-task-migration ecs-task-database-setup`,
    update: `${services} backup-role-policy`,
    onlyPreviewed: "backup-role-policy",
    why: "the name of a database is fixed, so the old one goes first, and what names it in a replacing property with it",
  },
  {
    key: "rds.rdsMasterPasswordVersion",
    to: 2,
    createFirst: "rds-master-password rds-master-secret-version ecs-task-database-setup",
    update: "rds-instance",
  },
  {
    key: "rds.enableRdsManagedMasterPassword",
    to: true,
    createFirst: "rds-master-secret-version ecs-task-database-setup",
    update: "rds-instance iam-execution-database-setup-policy",
    delete: "rds-master-password",
    why: "RDS makes the secret in place; only database-setup reads it",
  },
  { key: "rds.rdsParameters", to: { work_mem: "16384" }, update: "rds-parameters" },
  {
    key: "rds.rdsEngineVersion",
    to: "18",
    createFirst: "rds-parameters",
    update: "rds-instance",
    why: "a family of parameters has a name of its own",
  },
  { key: "rds.enableRdsLogExports", to: false, delete: "rds-instance-log-postgresql rds-instance-log-upgrade", update: "rds-instance" },
  {
    key: "rds.rdsSslMode",
    to: "verify-full",
    createFirst: `rds-app-secret-version ${tasks} ecs-task-migration`,
    update: services,
  },
  {
    key: "rds.rdsUrlClient",
    to: "libpq",
    createFirst: `rds-app-secret-version ${tasks} ecs-task-migration`,
    update: services,
  },
  {
    key: "rds.enableRdsProxy",
    to: true,
    create: `sg-rds-proxy ${proxyRules} sg-rule-rds-proxy-to-rds sg-rule-rds-proxy-to-rds-egress ${proxy}`,
    delete: directRules,
    createFirst: `rds-app-secret-version ${tasks} ecs-task-migration`,
    update: `${services} observability-dashboard`,
    why: "no secret changes its ARN; tasks connect to the proxy from their next version on",
  },
  { key: "redis.redisNodeType", to: "cache.t3.small", update: "redis-main" },
  { key: "redis.redisNumCacheNodes", to: 2, update: "redis-main observability-dashboard" },
  { key: "redis.redisMaxmemoryPolicy", to: "allkeys-lru", update: "redis-main-parameters" },
  {
    key: "redis.redisAuthTokenVersion",
    to: 2,
    createFirst: `redis-main-auth-token redis-secret-version ${tasks}`,
    update: `redis-main ${services}`,
  },
  {
    key: "redis.redisEngineVersion",
    to: "7.0",
    deleteFirst: `redis-main redis-secret-version ${tasks}`,
    update: services,
    why: "a downgrade replaces, and the cluster's id is fixed",
  },
  {
    key: "redis.enableRedisSplit",
    to: true,
    with: { redisAdapterNodeType: "cache.t3.micro", redisAdapterReplicas: 0, redisStateNodeType: "cache.t3.micro", redisStateReplicas: 0 },
    create: "redis-adapter-parameters redis-adapter-auth-token redis-adapter redis-state-parameters redis-state-auth-token redis-state",
    delete: "redis-main-parameters redis-main-auth-token redis-main",
    createFirst: `redis-secret-version ${tasks}`,
    update: `${services} observability-dashboard`,
  },
];

export const tasksAndQueues: readonly Edit[] = [
  { key: "sqs.pushQueueVisibilityTimeoutSeconds", to: 240, createFirst: "ecs-task-worker", update: "sqs-push ecs-service-worker" },
  { key: "sqs.pushQueueMaxReceiveCount", to: 8, update: "sqs-push-redrive" },
  {
    key: "ecr.imageRetentionCount",
    to: 20,
    deleteFirst: "ecr-api-lifecycle ecr-realtime-lifecycle ecr-worker-lifecycle",
    why: "a repository has one policy, put by its name",
  },
  { key: "ecr.enableImmutableTags", to: false, update: "ecr-api ecr-realtime ecr-worker" },
  { key: "ecsCluster.enableGraviton", to: true, createFirst: `${tasks} ecs-task-migration ecs-task-database-setup`, update: services },
  { key: "ecsCluster.enableFargateSpot", to: false, update: `ecs-cluster-capacity-providers ${services}` },
  { key: "ecsServices.apiServiceMemory", to: 1024, createFirst: "ecs-task-api", update: "ecs-service-api" },
  { key: "ecsServices.apiServiceDesiredCount", to: 2, same: "ecs-service-api ecs-scaling-api", why: "autoscaling owns the count" },
  { key: "ecsServices.realtimeStickyDurationSeconds", to: 7200, update: "alb-target-realtime" },
  {
    key: "ecsServices.apiContainerPort",
    to: 3005,
    createFirst: "ecs-task-api",
    update: "sg-rule-alb-to-api sg-rule-alb-to-api-egress ecs-service-api",
    why: "ports of rules change in place, and the target group has a port of its own",
  },
  { key: "ecsServices.apiLogRetentionDays", to: 14, update: "ecs-logs-api ecs-logs-migration ecs-logs-database-setup" },
  { key: "ecsServices.migrationCommand", to: ["npm", "run", "migrate"], createFirst: "ecs-task-migration" },
  { key: "ecsWorkers.workerScaleOnQueueDepth", to: 50, update: "ecs-scaling-worker-backlog" },
  { key: "observability.enableDashboards", to: false, delete: "observability-dashboard" },
  { key: "backup.backupSchedule", to: "cron(30 1 ? * * *)", update: "backup-plan" },
  {
    key: "backup.enableBackup",
    to: false,
    delete: "backup-vault-suffix backup-vault backup-vault-policy backup-role backup-role-policy backup-plan backup-selection",
  },
];

/** Edits that are applied as well as previewed. */
export const applied: readonly string[] = [
  "vpc.flowLogTraffic",
  "vpc.natGateways",
  "alb.enableAlbAccessLogs",
  "acm.certificateArn",
  "domainName",
  "rds.rdsDatabaseName",
  "rds.rdsEngineVersion",
  "rds.enableRdsProxy",
  "redis.redisEngineVersion",
  "redis.enableRedisSplit",
  "ecr.imageRetentionCount",
  "ecsCluster.enableGraviton",
];
