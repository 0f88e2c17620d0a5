/** Edits of dev that affect every module: another class, another name, another tag. */
import { join } from "node:path";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { projectRoot } from "../../../tools/engine/build.ts";
import type { Edit } from "./table.ts";
import { services, tasks } from "./table.ts";

const of = (prefix: string, names: string, suffix = ""): string =>
  names
    .split(" ")
    .map((name) => `${prefix}${name}${suffix}`)
    .join(" ");
/** The rules of a connection: one at each end. */
const pairs = (target: string, names: string): string =>
  of("sg-rule-", names, `-to-${target}`) + " " + of("sg-rule-", names, `-to-${target}-egress`);

const data = "rds-master-secret-version rds-app-secret-version backup-selection";
const roles = "api realtime worker migration database-setup";
const repositories = "ecr-api ecr-realtime ecr-worker ecr-api-lifecycle ecr-realtime-lifecycle ecr-worker-lifecycle";
const runOnce = "ecs-task-migration ecs-task-database-setup";

/** Prod's defaults: a customer-managed key, endpoints, logs, protection. The key of data encrypted at rest cannot change in place. */
const toProd: Edit = {
  key: "class",
  to: "prod",
  create: [
    "iam-key iam-key-alias",
    `sg-endpoints ${of("vpc-endpoint-", "ecr-api ecr-dkr logs secretsmanager sqs monitoring")} ${pairs("endpoints", "api realtime worker migration")}`,
    "rds-monitoring-role rds-monitoring-policy rds-final-snapshot redis-main-slow-log redis-main-engine-log redis-main-final-snapshot",
    "ecs-insights-logs backup-vault-lock",
    `alb-logs ${of("alb-logs-", "public-access-block policy ownership encryption versioning lifecycle")}`,
  ].join(" "),
  update: [
    `vpc-flow-logs ecs-exec-logs ${of("ecs-logs-", roles)} rds-instance-log-postgresql rds-instance-log-upgrade`,
    `rds-master-secret rds-app-secret redis-secret ${of("iam-execution-", roles, "-policy")}`,
    `ecs-cluster ecs-cluster-capacity-providers alb ${services} ${of("ecs-scaling-", "api realtime worker")}`,
    "observability-dashboard backup-plan",
  ].join(" "),
  createFirst: "backup-vault-suffix backup-vault backup-role",
  deleteFirst: [
    `rds-instance redis-main redis-secret-version ${data} ${tasks} ${runOnce} ${repositories}`,
    "backup-vault-policy backup-role-policy vpc-flow-log",
  ].join(" "),
  why: "the vault's names carry a suffix that follows its key; database, cache and repositories have fixed names, so theirs go first",
};

const groups = "alb api realtime worker migration rds redis";
const queues = "sqs-push sqs-offline sqs-push-dlq sqs-offline-dlq";

/** Every named resource gets another name; a resource that has only a Name tag stays. */
const otherName: Edit = {
  key: "projectName",
  to: "tide",
  update: [
    "vpc vpc-default-security-group vpc-internet-gateway vpc-endpoint-s3",
    ...["public", "private", "data"].map((tier) => `vpc-${tier}-a vpc-${tier}-b`),
    "vpc-public-routes vpc-data-routes vpc-private-routes-a vpc-private-routes-b",
    // Named after the domain; only the project tag changes.
    "rds-instance route53-alias acm-certificate",
  ].join(" "),
  createFirst: [
    // Names with a hash or a suffix cannot collide. A security group rule and a dashboard have no name that could be taken.
    `${of("sg-", groups)} sg-rule-internet-to-alb-http sg-rule-internet-to-alb-https ${of("sg-rule-", "api realtime worker migration", "-to-internet-egress")}`,
    "sg-rule-alb-to-api sg-rule-alb-to-api-egress sg-rule-alb-to-realtime sg-rule-alb-to-realtime-egress",
    `${pairs("rds", "api realtime worker migration")} ${pairs("redis", "api realtime worker")}`,
    "alb-target-api alb-target-realtime rds-parameters redis-main-parameters backup-vault backup-role observability-dashboard",
  ].join(" "),
  deleteFirst: [
    "vpc-flow-logs vpc-flow-logs-role vpc-flow-logs-policy vpc-flow-log",
    "rds-subnet-group rds-instance-log-postgresql rds-instance-log-upgrade rds-master-secret rds-app-secret",
    `redis-subnet-group redis-main redis-secret redis-secret-version ${data} ${repositories}`,
    `${queues} ${of("sqs-", "push push-dlq offline offline-dlq", "-policy")} sqs-push-redrive sqs-offline-redrive`,
    "sqs-push-dlq-redrive-allow sqs-offline-dlq-redrive-allow",
    `${of("iam-execution-", roles)} ${of("iam-execution-", roles, "-policy")} ${of("iam-task-", roles)} ${of("iam-task-", "api realtime worker", "-policy")}`,
    `ecs-cluster ecs-cluster-capacity-providers ecs-exec-logs ${of("ecs-logs-", roles)} ${tasks} ${runOnce} ${services}`,
    "alb alb-http alb-https alb-rule-api alb-rule-realtime",
    `${of("ecs-scaling-", "api realtime worker")} ${of("ecs-scaling-", "api realtime worker", "-cpu")} ecs-scaling-realtime-event-loop-lag`,
    "ecs-scaling-realtime-alarm-event-loop-lag ecs-scaling-worker-backlog ecs-scaling-worker-oldest-message",
    of("ecs-scaling-worker-alarm-oldest-message-", "push offline"),
    "backup-plan backup-vault-policy backup-role-policy",
  ].join(" "),
  why: "a fixed name makes the provider delete first, and what cannot stay without it goes before it",
};

/** The provider adds its default tags to every type with tags in its schema. A task definition keeps its revision. */
const anotherTag: Edit = {
  key: "tags",
  to: { Team: "chat" },
  update: tagged().join(" "),
};

function tagged(): readonly string[] {
  const catalogue = loadCatalogue(join(projectRoot, "generated/catalogue"));
  const hasTags = (type: string): boolean => "tagsAll" in (catalogue.resource(type)?.member.outputs ?? {});
  return planOf("dev")
    .resources.filter(({ type }) => hasTags(type))
    .map(({ id }) => id);
}

export const everywhere: readonly Edit[] = [toProd, otherName, anotherTag];
