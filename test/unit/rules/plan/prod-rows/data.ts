/** Database, Redis, topic, secrets, backup (security-rules 1.3 to 1.5, 1.13). */
import { referencesOf, refId } from "../../../../../compiler/plan/references.ts";
import { list, records } from "../../../../../compiler/plan/values.ts";
import type { PolicyView } from "../../../../../compiler/rules/shared/view.ts";
import { every, isOwnKey, linked, plan, sources, spec, type ProdRows } from "./row.ts";

const database = "aws:rds/instance:Instance";
const redis = "aws:elasticache/replicationGroup:ReplicationGroup";
const secret = "aws:secretsmanager/secret:Secret";
const rotation = "aws:secretsmanager/secretRotation:SecretRotation";
const backupPlan = "aws:backup/plan:Plan";
const noKey = { "no key of its own": spec({ iam: { enableCustomerManagedKeys: false } }) };

function subscribed(view: PolicyView): readonly string[] {
  const heard = linked(view, "aws:sns/topicSubscription:TopicSubscription", "topic");
  const events = view.ofType("aws:rds/eventSubscription:EventSubscription").filter(({ inputs }) => heard.has(refId(inputs["snsTopic"])));
  return events.map(({ inputs }) => String(inputs["sourceType"]));
}

/** Databases that a plan into an existing vault selects. */
function selected(view: PolicyView): ReadonlySet<string> {
  const plans = view
    .ofType(backupPlan)
    .filter(({ inputs }) => records(inputs["rules"]).some((rule) => view.target(rule["targetVaultName"]) !== undefined));
  const found = new Set<string>();
  for (const { inputs } of view.ofType("aws:backup/selection:Selection")) {
    if (plans.some(({ id }) => id === refId(inputs["planId"]))) referencesOf(inputs["resources"], found);
  }
  return found;
}

export const databaseRows: ProdRows = {
  "database-customer-managed-key": {
    holds: (view) => sources(view).every(({ inputs }) => isOwnKey(view, inputs["kmsKeyId"])),
    loses: noKey,
  },
  "database-backup-retention": {
    holds: (view) => sources(view).every(({ inputs }) => Number(inputs["backupRetentionPeriod"]) >= 7),
    loses: { "six days": spec({ rds: { rdsBackupRetentionDays: 6 } }) },
  },
  "data-kept": {
    holds: (view) => view.byId("rds-app-secret-version")?.options.retainOnDelete === true,
    loses: {
      "passwords are deleted with the stack": plan((each) => {
        each.resource("rds-app-secret-version").options.retainOnDelete = false;
      }),
    },
  },
  "database-deletion-protection": {
    holds: (view) => sources(view).every(({ inputs }) => inputs["deletionProtection"] === true),
    loses: { "switched off": spec({ rds: { rdsDeletionProtection: false } }) },
  },
  "database-multi-az": {
    holds: (view) => sources(view).every(({ inputs }) => inputs["multiAz"] === true),
    loses: { "switched off": spec({ rds: { rdsMultiAz: false } }) },
  },
  "database-exports-logs": {
    holds: (view) =>
      every(view, database, ({ inputs }) =>
        ["postgresql", "upgrade"].every((log) => list(inputs["enabledCloudwatchLogsExports"]).includes(log)),
      ),
    loses: {
      "switched off": spec({ rds: { enableRdsLogExports: false } }),
      "the replica's are off": plan((each) => each.set("rds-replica", "enabledCloudwatchLogsExports", [])),
    },
  },
  "database-enhanced-monitoring": {
    holds: (view) =>
      every(
        view,
        database,
        ({ inputs }) => Number(inputs["monitoringInterval"]) > 0 && view.target(inputs["monitoringRoleArn"]) !== undefined,
      ),
    loses: {
      "switched off": spec({ rds: { rdsMonitoringIntervalSeconds: 0 } }),
      "no role": plan((each) => each.set("rds-instance", "monitoringRoleArn", undefined)),
    },
  },
  "database-insights": {
    holds: (view) =>
      every(
        view,
        database,
        ({ inputs }) => inputs["performanceInsightsEnabled"] === true && isOwnKey(view, inputs["performanceInsightsKmsKeyId"]),
      ),
    loses: { "switched off": spec({ rds: { enableRdsPerformanceInsights: false, rdsDatabaseInsightsMode: "standard" } }), ...noKey },
  },
  "database-iam-authentication": {
    holds: (view) => every(view, database, ({ inputs }) => inputs["iamDatabaseAuthenticationEnabled"] === true),
    loses: { "switched off": spec({ rds: { enableRdsIamAuthentication: false } }) },
  },
  "database-in-backup-plan": {
    holds: (view) => sources(view).every(({ id }) => selected(view).has(id)),
    loses: {
      "switched off": spec({ backup: { enableBackup: false } }),
      "nothing is selected": plan((each) => each.set("backup-selection", "resources", [])),
    },
  },
  "database-event-subscription": {
    holds: (view) => ["db-instance", "db-parameter-group", "db-security-group"].every((source) => subscribed(view).includes(source)),
    loses: {
      "switched off": spec({ rds: { enableRdsEventSubscriptions: false } }),
      "no topic": spec({ observability: { enableAlarms: false } }),
      "nobody listens": plan((each) => each.remove("observability-alarms-email")),
    },
  },
  "master-password-rotation": {
    holds: (view) => sources(view).every(({ inputs }) => inputs["manageMasterUserPassword"] === true),
    loses: {},
    gains: { "RDS manages it": plan((each) => each.set("rds-instance", "manageMasterUserPassword", true)) },
  },
};

export const redisRows: ProdRows = {
  "redis-customer-managed-key": { holds: (view) => every(view, redis, ({ inputs }) => isOwnKey(view, inputs["kmsKeyId"])), loses: noKey },
  "redis-automatic-failover": {
    holds: (view) =>
      every(
        view,
        redis,
        ({ inputs }) =>
          inputs["automaticFailoverEnabled"] === true && inputs["multiAzEnabled"] === true && Number(inputs["numCacheClusters"]) >= 2,
      ),
    loses: {
      "one node of the adapter": spec({ redis: { redisAdapterReplicas: 0 } }),
      "one node of the state": spec({ redis: { redisStateReplicas: 0 } }),
      "one node": spec({ redis: { enableRedisSplit: false, redisNumCacheNodes: 1 } }),
      "nodes in one zone": plan((each) => each.set("redis-state", "multiAzEnabled", false)),
    },
  },
  "redis-snapshots": {
    holds: (view) => every(view, redis, ({ inputs }) => Number(inputs["snapshotRetentionLimit"]) >= 1),
    loses: { "switched off": spec({ redis: { redisSnapshotRetentionDays: 0 } }) },
  },
  "redis-log-delivery": {
    holds: (view) =>
      every(view, redis, ({ inputs }) => {
        const types = new Set(records(inputs["logDeliveryConfigurations"]).map((each) => each["logType"]));
        return types.has("slow-log") && types.has("engine-log");
      }),
    loses: { "switched off": spec({ redis: { enableRedisLogs: false } }) },
  },
};

export const secretRows: ProdRows = {
  "alarm-topic-customer-managed-key": {
    holds: (view) => every(view, "aws:sns/topic:Topic", ({ inputs }) => isOwnKey(view, inputs["kmsMasterKeyId"])),
    loses: noKey,
  },
  "secret-stays-in-region": {
    holds: (view) => every(view, "aws:secretsmanager/secret:Secret", ({ inputs }) => inputs["replicas"] === undefined),
    loses: { "a replica": plan((each) => each.set("rds-app-secret", "replicas", [{ region: "us-east-1" }])) },
  },
  "secret-rotation": {
    holds: (view) => {
      const rotated = linked(view, rotation, "secretId");
      const days = ({ inputs }: ReturnType<PolicyView["ofType"]>[number]) =>
        records(inputs["rotationRules"]).map((each) => Number(each["automaticallyAfterDays"]));
      return (
        every(view, secret, ({ id }) => rotated.has(id)) && view.ofType(rotation).every((each) => days(each).some((count) => count <= 90))
      );
    },
    loses: {},
    gains: {
      "every secret rotates": plan((each) => {
        const ids: string[] = each.plan.resources
          .filter(({ type }: { type: string }) => type === secret)
          .map(({ id }: { id: string }) => id);
        for (const id of ids)
          each.add(`${id}-rotation`, rotation, { secretId: { $ref: id, path: ["id"] }, rotationRules: { automaticallyAfterDays: 90 } });
      }),
    },
  },
  "secret-customer-managed-key": { holds: (view) => every(view, secret, ({ inputs }) => isOwnKey(view, inputs["kmsKeyId"])), loses: noKey },
  "backup-vault-customer-managed-key": {
    holds: (view) => every(view, "aws:backup/vault:Vault", ({ inputs }) => isOwnKey(view, inputs["kmsKeyArn"])),
    loses: noKey,
  },
  "backup-plan-exists": {
    holds: (view) =>
      every(view, backupPlan, ({ inputs }) => {
        const rules = records(inputs["rules"]);
        return rules.length > 0 && rules.every((rule) => view.target(rule["targetVaultName"])?.type === "aws:backup/vault:Vault");
      }),
    loses: { "switched off": spec({ backup: { enableBackup: false } }) },
  },
};
