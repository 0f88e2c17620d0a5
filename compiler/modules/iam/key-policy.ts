/**
 * Policy of the environment's KMS key. The account administers the key. Apart from ECS Exec sessions no role can decrypt directly: only the
 * services that store the data may use the key, on behalf of callers with access to that data.
 */
import { accountId, arnOf, partitionOf, serviceEndpoint } from "../shared/account.ts";
import { policy, statement, type PolicyStatement, type PolicyText } from "../shared/policies.ts";
import { copyOf } from "../../model/backup-copy.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

/** In a key policy `*` means the key itself. */
const thisKey = "*";

/** Every action except using the key (KMS developer guide, "Allows key administrators to administer the KMS key"). */
const administration = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:Delete*",
  "kms:Describe*",
  "kms:Disable*",
  "kms:Enable*",
  "kms:Get*",
  "kms:List*",
  "kms:Put*",
  "kms:Revoke*",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:Update*",
];

const usage = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** Services that store data under the key: database, Redis, queues, images, secrets, backups, topics. */
const dataServices = ["backup", "ecr", "elasticache", "rds", "secretsmanager", "sns", "sqs"];

/** Services that publish to the alarm topic. They need the key because the topic is encrypted with it. */
const publishers = ["cloudwatch", "backup", "events", "events.rds", "sns"];

export function keyPolicy(environment: Environment): Traced<PolicyText> {
  const document = policy(
    administrators(environment),
    throughServices(environment, viaServices(environment)),
    grantsToServices(environment, viaServices(environment)),
    logGroups(environment),
    alarmTopic(environment, publishers, environment.region),
    ...execSessions(environment),
    ...accountOfCopies(environment),
  );
  const copies = copyOf(environment)?.otherAccount === undefined ? [] : ["backup.backupCopyTo.vaultArn"];
  return traced(document, "region", "ecsServices.enableExecuteCommand", ...copies, "rule:key-rotation-and-policy");
}

/** Policy of a key that encrypts nothing but copies of backups in this region. */
export function copyKeyPolicy(environment: Environment, region: string): Traced<PolicyText> {
  const via = viaServices(environment, ["backup", "rds"], region);
  const document = policy(administrators(environment), throughServices(environment, via), grantsToServices(environment, via));
  return traced(document, "region", "backup.backupCopyTo.region", "rule:key-rotation-and-policy");
}

/** Policy of a key that encrypts nothing but a topic of alarms in this region. */
export function topicKeyPolicy(environment: Environment, region: string): Traced<PolicyText> {
  const document = policy(administrators(environment), alarmTopic(environment, ["cloudwatch", "sns"], region));
  return traced(document, "region", "rule:key-rotation-and-policy");
}

function accountRoot(environment: Environment): { readonly AWS: Expr<string> } {
  return { AWS: concat(`arn:${partitionOf(environment)}:iam::`, accountId, ":root") };
}

function administrators(environment: Environment): PolicyStatement {
  return statement({
    Sid: "AccountAdministers",
    Effect: "Allow",
    Principal: accountRoot(environment),
    Action: administration,
    Resource: thisKey,
  });
}

function throughServices(environment: Environment, via: ReturnType<typeof viaServices>): PolicyStatement {
  return statement({
    Sid: "RolesUseItThroughServices",
    Effect: "Allow",
    Principal: accountRoot(environment),
    Action: usage,
    Resource: thisKey,
    Condition: via,
  });
}

/** Services need grants for work without a caller: snapshots, failover, image pulls. */
function grantsToServices(environment: Environment, via: ReturnType<typeof viaServices>): PolicyStatement {
  return statement({
    Sid: "ServicesKeepGrants",
    Effect: "Allow",
    Principal: accountRoot(environment),
    Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
    Resource: thisKey,
    Condition: { ...via, Bool: { "kms:GrantIsForAWSResource": "true" } },
  });
}

function viaServices(environment: Environment, services: readonly string[] = dataServices, region = environment.region) {
  return {
    StringEquals: {
      "kms:CallerAccount": accountId,
      "kms:ViaService": services.map((service) => serviceEndpoint(environment, service, region)),
    },
  };
}

/** CloudWatch Logs passes the ARN of the log group in the encryption context. */
function logGroups(environment: Environment): PolicyStatement {
  return statement({
    Sid: "LogGroups",
    Effect: "Allow",
    Principal: { Service: serviceEndpoint(environment, "logs") },
    Action: ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    Resource: thisKey,
    Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arnOf(environment, "logs", "log-group:*") } },
  });
}

/** Without this statement alarms, events and backup notifications are dropped silently. */
function alarmTopic(environment: Environment, services: readonly string[], region: string): PolicyStatement {
  return statement({
    Sid: "AlarmTopic",
    Effect: "Allow",
    Principal: { Service: services.map((service) => `${service}.amazonaws.com`) },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: thisKey,
    // SNS passes the topic ARN in the encryption context. Not every publisher sends the source account, so the account is checked in the
    // topic's policy instead.
    Condition: { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": arnOf(environment, "sns", "*", region) } },
  });
}

/** An ECS Exec session is encrypted between the caller and the agent in the task, and both use the key directly. */
function execSessions(environment: Environment): readonly PolicyStatement[] {
  if (!key(environment, "ecsServices.enableExecuteCommand").value) return [];
  return [
    statement({
      Sid: "ExecSessions",
      Effect: "Allow",
      Principal: accountRoot(environment),
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: thisKey,
      Condition: { StringEquals: { "kms:CallerAccount": accountId } },
    }),
  ];
}

/**
 * A snapshot keeps its key until the other account has copied it, so that account must be able to use the key
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html).
 */
function accountOfCopies(environment: Environment): readonly PolicyStatement[] {
  const account = copyOf(environment)?.otherAccount;
  if (account === undefined) return [];
  const Principal = { AWS: `arn:${partitionOf(environment)}:iam::${account}:root` };
  return [
    statement({ Sid: "AccountOfCopiesReads", Effect: "Allow", Principal, Action: usage, Resource: thisKey }),
    statement({
      Sid: "AccountOfCopiesKeepsGrants",
      Effect: "Allow",
      Principal,
      Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
      Resource: thisKey,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    }),
  ];
}
