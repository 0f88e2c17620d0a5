/**
 * The forms of the ARNs that IAM actions apply to (Service Authorization Reference, "Resource types" of each action). An action with a
 * resource of another form is never allowed: `s3:GetObject` on a bucket, `logs:PutLogEvents` on a log group without `:*`.
 */
import { globsMeet } from "./globs.ts";

/** A kind of resource. */
export interface ResourceKind {
  /** Plural, for messages. */
  readonly name: string;
  /** Their ARNs, as a pattern. */
  readonly form: string;
  /** Text that the resource part of these ARNs never contains. */
  readonly without?: string;
}

type Row = readonly [actions: RegExp, ...kinds: ResourceKind[]];

const kind = (name: string, form: string, without?: string): ResourceKind =>
  without === undefined ? { name, form } : { name, form, without };

const bucket = kind("buckets (`arn:aws:s3:::name`)", "arn:*:s3:::*", "/");
const accessPoint = kind("access points", "arn:*:s3:*:*:accesspoint/*");
const object = kind("objects (`arn:aws:s3:::bucket/*`)", "arn:*:s3:*:*:*/*");
// IAM compares log groups in the form that DescribeLogGroups returns, which ends with `:*`, except for tagging
// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html).
const logGroup = kind("log groups (`…:log-group:name:*`)", "arn:*:logs:*:*:log-group:*:*");
const taggedLogGroup = kind("log groups (`…:log-group:name`)", "arn:*:logs:*:*:log-group:*");
const secret = kind(
  "secrets, whose ARN ends with six random characters (`…:secret:name-??????`)",
  "arn:*:secretsmanager:*:*:secret:*-??????",
);
const key = kind("keys, not aliases (`…:key/id`)", "arn:*:kms:*:*:key/*");
const alias = kind("aliases", "arn:*:kms:*:*:alias/*");
const task = kind("tasks (`…:task/cluster/id`)", "arn:*:ecs:*:*:task/*/*");
const service = kind("services (`…:service/cluster/name`)", "arn:*:ecs:*:*:service/*/*");
const taskDefinition = kind("task definitions with a revision (`…:task-definition/family:*`)", "arn:*:ecs:*:*:task-definition/*:*");
const cluster = kind("clusters", "arn:*:ecs:*:*:cluster/*");
const database = kind("databases (`…:db:name`)", "arn:*:rds:*:*:db:*");
const snapshot = kind("snapshots (`…:snapshot:name`)", "arn:*:rds:*:*:snapshot:*");
const table = kind("tables (`…:table/name`)", "arn:*:dynamodb:*:*:table/*");
const stateMachine = kind("state machines (`…:stateMachine:name`)", "arn:*:states:*:*:stateMachine:*");

/** Of several rows that match an action, the first counts. Actions without a row are not judged. */
const rows: readonly Row[] = [
  [/^s3:(ListBucket|GetBucket|PutBucket|DeleteBucket|GetLifecycle|GetEncryption)/, bucket, accessPoint],
  [/^s3:(GetObject|PutObject|DeleteObject|AbortMultipartUpload|ListMultipartUploadParts|RestoreObject)/, object],
  [/^logs:((Un)?[Tt]ag|ListTagsForResource)/, taggedLogGroup],
  [/^logs:(Describe|Create|Put|Get|Filter|Delete|Start)(LogGroup|LogStream|LogEvents|RetentionPolicy|Query|LogRecord)/, logGroup],
  [/^secretsmanager:(Get|Put|Describe|Update|Delete)/, secret],
  [/^ssm:(Get|Put|Delete)Parameter/, kind("parameters (`…:parameter/name`)", "arn:*:ssm:*:*:parameter/*")],
  [/^kms:(CreateAlias|DeleteAlias|UpdateAlias)$/, key, alias],
  [/^kms:(Decrypt|Encrypt|ReEncrypt|GenerateDataKey|Describe|Sign|Verify|GetPublicKey|CreateGrant|ListGrants|RevokeGrant)/, key],
  [/^sqs:(Send|Receive|Delete|ChangeMessage|Get|Purge)/, kind("queues (`arn:aws:sqs:region:account:name`)", "arn:*:sqs:*:*:*", ":")],
  [/^sns:(Publish|Subscribe|GetTopic)/, kind("topics (`arn:aws:sns:region:account:name`)", "arn:*:sns:*:*:*", ":")],
  [
    /^ecr:(Batch|Get(?!Auth)|Put|Upload|Initiate|Complete|Describe|List)/,
    kind("repositories (`…:repository/name`)", "arn:*:ecr:*:*:repository/*"),
  ],
  [/^ecs:RunTask$/, taskDefinition],
  [/^ecs:(DescribeTasks|StopTask|ExecuteCommand)$/, task, cluster],
  [/^ecs:(DescribeServices|UpdateService|DeleteService)$/, service],
  [/^ecs:TagResource$/, task, service, taskDefinition, cluster],
  [/^iam:PassRole$/, kind("roles, with their path (`arn:aws:iam::account:role/name`)", "arn:*:iam::*:role/*")],
  [/^sts:AssumeRole$/, kind("roles (`arn:aws:iam::account:role/name`)", "arn:*:iam::*:role/*")],
  [/^rds-db:connect$/, kind("database users (`…:dbuser:db-ABC/user`)", "arn:*:rds-db:*:*:dbuser:*/*")],
  [/^rds:DescribeDBInstances$/, database],
  [/^rds:(CreateDBSnapshot|DescribeDBSnapshots|ListTagsForResource|AddTagsToResource)$/, database, snapshot],
  [/^rds:(DeleteDBSnapshot|ModifyDBSnapshotAttribute)$/, snapshot],
  [/^backup:(DescribeBackupVault|DeleteRecoveryPoint)$/, kind("vaults (`…:backup-vault:name`)", "arn:*:backup:*:*:backup-vault:*")],
  [/^dynamodb:(Query|Scan)$/, table],
  [
    /^dynamodb:(Get|Put|Update|Delete|Batch|ConditionCheck)\w*Item$/,
    kind("tables (`…:table/name`)", "arn:*:dynamodb:*:*:table/*", "/index/"),
  ],
  [/^lambda:Invoke/, kind("functions (`…:function:name`)", "arn:*:lambda:*:*:function:*")],
  [/^events:PutEvents$/, kind("event buses (`…:event-bus/name`)", "arn:*:events:*:*:event-bus/*")],
  [/^kinesis:(Put|Get|Describe|List)/, kind("streams (`…:stream/name`)", "arn:*:kinesis:*:*:stream/*")],
  [/^firehose:Put/, kind("delivery streams (`…:deliverystream/name`)", "arn:*:firehose:*:*:deliverystream/*")],
  [/^states:StartExecution$/, stateMachine],
  [/^ses:Send/, kind("identities (`…:identity/name`)", "arn:*:ses:*:*:identity/*")],
];

/** The kinds of resources that the action applies to; undefined if none is known. `action` may end with `*`. */
export function resourceKinds(action: string): readonly ResourceKind[] | undefined {
  const [, ...kinds] = rows.find(([actions]) => actions.test(action.replace(/\*+$/, ""))) ?? [undefined];
  return kinds.length === 0 ? undefined : kinds;
}

/** Can the pattern of an ARN match a resource of this kind? Wildcards do not reach across the first five colons. */
export function matchesKind(pattern: string, { form, without }: ResourceKind): boolean {
  const [own, wanted] = [segments(pattern), segments(form)];
  if (own.length < wanted.length) return globsMeet(pattern, form);
  const isWhole = own.every((segment, index) => globsMeet(segment, wanted[index]!));
  return isWhole && (without === undefined || !own[5]!.includes(without));
}

/** Partition, service, region, account, and the rest of an ARN as one. */
function segments(arn: string): readonly string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
