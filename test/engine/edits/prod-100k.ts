/** Edits of spec/prod-100k.yaml, for what only the large shape has. */
import type { Edit, Stopped } from "./table.ts";
import { services, tasks } from "./table.ts";

const rules = ["api", "realtime", "worker", "migration"].map((name) => `sg-rule-${name}-to-endpoints sg-rule-${name}-to-endpoints-egress`);
const endpoints = ["ecr-api", "ecr-dkr", "logs", "secretsmanager", "sqs", "monitoring"].map((name) => `vpc-endpoint-${name}`);
const alarms = (cluster: string, node: string): string =>
  ["cpu", "memory", "evictions", "connections", "replication-lag"]
    .map((name) => `observability-alarm-${cluster}-${node}-${name}`)
    .join(" ");

export const edits: readonly Edit[] = [
  {
    key: "vpc.natGateways",
    to: 1,
    delete: ["b", "c"]
      .map((zone) => `vpc-nat-${zone} vpc-nat-address-${zone} observability-alarm-nat-${zone}-ports observability-alarm-nat-${zone}-drops`)
      .join(" "),
    update: "vpc-private-default-route-b vpc-private-default-route-c observability-dashboard",
    why: "routes are pointed at the gateway that stays, in place",
  },
  { key: "vpc.enableInterfaceEndpoints", to: false, delete: ["sg-endpoints", ...endpoints, ...rules].join(" ") },
  {
    key: "redis.redisStateReplicas",
    to: 1,
    update: "redis-state observability-dashboard",
    delete: alarms("redis-state", "003"),
  },
  {
    key: "redis.redisAdapterNodeType",
    to: "cache.m6g.xlarge",
    update: "redis-adapter",
    why: "a node type changes in place, without a replacement",
  },
  {
    key: "ecsCluster.enableGraviton",
    to: false,
    createFirst: `${tasks} ecs-task-migration ecs-task-database-setup`,
    update: `${services} iam-ci-policy`,
    onlyPreviewed: "iam-ci-policy",
    why: "the pipeline may run every revision of the migration; a preview cannot know that its ARN without one stays the same",
  },
  { key: "ecsServices.realtimeServiceMemory", to: 3072, createFirst: "ecs-task-realtime", update: "ecs-service-realtime" },
  { key: "waf.wafApiRateLimitPer5Min", to: 25000, update: "waf observability-alarm-waf-blocked-requests" },
  {
    key: "iam.createGithubIdentityProvider",
    to: true,
    create: "iam-github",
    update: "iam-ci",
    onlyPreviewed: "iam-ci",
    why: "the role trusts an ARN that follows from the account; a preview cannot know it before the provider is made",
  },
];

export const stopped: readonly Stopped[] = [
  { key: "redis.enableRedisSplit", to: false, at: "redis-adapter" },
  { key: "rds.rdsDatabaseName", to: "chat", at: "rds-instance" },
];
