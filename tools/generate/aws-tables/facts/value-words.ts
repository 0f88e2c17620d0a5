/** Words and forms of other texts that the resource schemas leave open, as the pages of AWS's APIs state them. */
import type { Facts } from "./values.ts";

const elb = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";

const bodies = { enum: ["text/plain", "text/css", "text/html", "application/javascript", "application/json"] };
const range = "([1-9]?\\d|[2-5]\\d\\d)(-([1-9]?\\d|[2-5]\\d\\d))?";

export const wordFacts: readonly Facts[] = [
  {
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html",
    token: "aws:ec2/eip:Eip",
    statements: { domain: { enum: ["vpc", "standard"] } },
  },
  {
    source: `${elb}/API_CreateTargetGroup.html`,
    token: "aws:lb/targetGroup:TargetGroup",
    statements: { "healthCheck.path": { pattern: "^/" }, "healthCheck.matcher": { pattern: `^${range}(,${range})*$` } },
  },
  {
    source: `${elb}/API_FixedResponseActionConfig.html`,
    token: "aws:lb/listener:Listener",
    statements: { "defaultActions.fixedResponse.contentType": bodies },
  },
  {
    source: `${elb}/API_RuleCondition.html`,
    token: "aws:lb/listenerRule:ListenerRule",
    statements: {
      "actions.fixedResponse.contentType": bodies,
      conditions: { minItems: 1 },
      "conditions.httpHeader.httpHeaderName": { maxLength: 40 },
      "conditions.httpHeader.values": { maxLength: 128 },
      "conditions.httpRequestMethod.values": { pattern: "^[A-Z_-]{1,40}$" },
      "conditions.pathPattern.values": { maxLength: 128 },
      "conditions.sourceIp.values": { pattern: "^[0-9a-fA-F.:]+/\\d{1,3}$" },
    },
  },
  {
    source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultNotifications.html",
    token: "aws:backup/vaultNotifications:VaultNotifications",
    statements: {
      backupVaultEvents: {
        enum: [
          ...["STARTED", "COMPLETED", "SUCCESSFUL", "FAILED", "EXPIRED"].map((state) => `BACKUP_JOB_${state}`),
          ...["STARTED", "COMPLETED", "SUCCESSFUL", "FAILED"].map((state) => `RESTORE_JOB_${state}`),
          ...["STARTED", "SUCCESSFUL", "FAILED"].map((state) => `COPY_JOB_${state}`),
          ...["RECOVERY_POINT_MODIFIED", "BACKUP_PLAN_CREATED", "BACKUP_PLAN_MODIFIED", "S3_BACKUP_OBJECT_FAILED"],
          ...["S3_RESTORE_OBJECT_FAILED", "CONTINUOUS_BACKUP_INTERRUPTED", "RECOVERY_POINT_INDEX_COMPLETED"],
          ...["RECOVERY_POINT_INDEX_DELETED", "RECOVERY_POINT_INDEXING_FAILED"],
        ],
      },
    },
  },
  {
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html",
    token: "aws:cloudwatch/metricAlarm:MetricAlarm",
    statements: {
      extendedStatistic: { pattern: "^((p|tm|tc|ts|wm)(100|\\d{1,2})(\\.\\d{1,10})?|(TM|TC|TS|WM|PR)\\(.*:.*\\)|IQM)$" },
      "metricQueries.id": { pattern: "^[a-z][a-zA-Z0-9_]*$" },
    },
  },
  {
    source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
    token: "aws:elasticache/replicationGroup:ReplicationGroup",
    statements: { replicationGroupId: { pattern: "^[a-zA-Z]{1}(?:-?[a-zA-Z0-9])*$" } },
  },
  {
    source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html",
    token: "aws:kms/alias:Alias",
    statements: { name: { pattern: "^alias/(?!aws/)[a-zA-Z0-9:/_-]+$" } },
  },
  {
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
    token: "aws:iam/role:Role",
    statements: { path: { pattern: "^/([!-~]+/)?$" } },
  },
  {
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    token: "aws:rds/instance:Instance",
    statements: {
      dbName: { pattern: "^[a-zA-Z]{1}[a-zA-Z0-9_]*$", maxLength: 64 },
      engine: {
        enum: [
          ...[
            "aurora-mysql",
            "aurora-postgresql",
            "custom-oracle-ee",
            "custom-oracle-ee-cdb",
            "custom-oracle-se2",
            "custom-oracle-se2-cdb",
          ],
          ...["custom-sqlserver-ee", "custom-sqlserver-se", "custom-sqlserver-web", "custom-sqlserver-dev", "db2-ae", "db2-se", "mariadb"],
          ...["mysql", "oracle-ee", "oracle-ee-cdb", "oracle-se2", "oracle-se2-cdb", "postgres", "sqlserver-dev-ee", "sqlserver-ee"],
          ...["sqlserver-ex", "sqlserver-se", "sqlserver-web"],
        ],
      },
    },
  },
  {
    source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html",
    token: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    statements: Object.fromEntries(
      ["rules.expiration.date", "rules.transitions.date"].map((path) => [
        path,
        { pattern: "^\\d{4}-\\d\\d-\\d\\dT00:00:00(\\.0{1,9})?(Z|\\+00:00)$" },
      ]),
    ),
  },
  {
    source: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html",
    token: "aws:secretsmanager/secret:Secret",
    statements: { name: { pattern: "^[a-zA-Z0-9/_+=.@-]+$" } },
  },
  {
    source: "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html",
    token: "aws:sns/topicSubscription:TopicSubscription",
    statements: {
      protocol: { enum: ["http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose"] },
      filterPolicyScope: { enum: ["MessageAttributes", "MessageBody"] },
    },
  },
  {
    source: "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html",
    token: "aws:sns/topic:Topic",
    statements: { name: { pattern: "^[a-zA-Z0-9_-]+(\\.fifo)?$" }, tracingConfig: { enum: ["PassThrough", "Active"] } },
  },
  {
    // CloudFormation cannot create a SecureString.
    source: "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html",
    token: "aws:ssm/parameter:Parameter",
    statements: {
      name: { pattern: "^(?!/?([aA][wW][sS]|[sS][sS][mM]))((/[a-zA-Z0-9_.-]+)+|[a-zA-Z0-9_.-]+)$" },
      type: { enum: ["String", "StringList", "SecureString"] },
    },
  },
];
