/** Logs, alarms, topics, keys, backups, events. */
import type { Formats, Made, Making } from "./types.ts";
import { arn, text, uuid } from "./types.ts";

/** The name is the id. */
const named =
  (property: string, service: string, kind: string) =>
  (making: Making): Made => {
    const name = text(making, property);
    return { id: name, outputs: { arn: arn(making, service, `${kind}${name}`) } };
  };

const under =
  (property: string) =>
  (making: Making): Made => ({ id: text(making, property), outputs: {} });

function topic(making: Making): Made {
  const id = arn(making, "sns", text(making, "name"));
  return { id, outputs: { arn: id, owner: making.account } };
}

function subscription(making: Making): Made {
  const id = `${text(making, "topic")}:${uuid()}`;
  const pending = ["email", "email-json"].includes(text(making, "protocol"));
  return { id, outputs: { arn: id, ownerId: making.account, pendingConfirmation: pending, confirmationWasAuthenticated: !pending } };
}

function key(making: Making): Made {
  const id = uuid();
  return { id, outputs: { arn: arn(making, "kms", `key/${id}`), keyId: id } };
}

function alias(making: Making): Made {
  const name = text(making, "name");
  const target = String(making.inputs["targetKeyId"]).split("/").at(-1) ?? "";
  return { id: name, outputs: { arn: arn(making, "kms", name), targetKeyArn: arn(making, "kms", `key/${target}`) } };
}

function backupPlan(making: Making): Made {
  const id = uuid();
  return { id, outputs: { arn: arn(making, "backup", `backup-plan:${id}`), version: uuid() } };
}

export const operations: Formats = {
  "aws:cloudwatch/logGroup:LogGroup": named("name", "logs", "log-group:"),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": under("policyName"),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": under("name"),
  "aws:cloudwatch/queryDefinition:QueryDefinition": (making) => ({ id: text(making, "name"), outputs: { queryDefinitionId: uuid() } }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": named("name", "cloudwatch", "alarm:"),
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": named("alarmName", "cloudwatch", "alarm:"),
  "aws:cloudwatch/dashboard:Dashboard": (making) => {
    const name = text(making, "dashboardName");
    return { id: name, outputs: { dashboardArn: arn(making, "cloudwatch", `dashboard/${name}`, "global") } };
  },
  "aws:cloudwatch/eventRule:EventRule": named("name", "events", "rule/"),
  "aws:cloudwatch/eventTarget:EventTarget": (making) => ({ id: `${text(making, "rule")}-${text(making, "targetId")}`, outputs: {} }),
  "aws:sns/topic:Topic": topic,
  "aws:sns/topicPolicy:TopicPolicy": under("arn"),
  "aws:sns/topicSubscription:TopicSubscription": subscription,
  "aws:kms/key:Key": key,
  "aws:kms/alias:Alias": alias,
  "aws:backup/vault:Vault": named("name", "backup", "backup-vault:"),
  "aws:backup/vaultPolicy:VaultPolicy": under("backupVaultName"),
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": under("backupVaultName"),
  "aws:backup/vaultNotifications:VaultNotifications": under("backupVaultName"),
  "aws:backup/plan:Plan": backupPlan,
  "aws:backup/selection:Selection": () => ({ id: uuid(), outputs: {} }),
};
