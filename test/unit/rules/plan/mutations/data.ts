/** Database, Redis, queues and topics, the log bucket. */
import { extra, foundAt, set, without, type Mutations } from "./mutation.ts";

const own = { $data: "caller-identity", path: ["accountId"] };
const everybody = { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" };
const another = { AWS: "arn:aws:iam::999999999999:root" };
const group = "aws:elasticache/replicationGroup:ReplicationGroup";

export const databaseMutations: Mutations = {
  "database-proxy-not-available": [
    foundAt("vpc", set("vpc", "instanceTenancy", "dedicated")),
    extra(
      "aws:rds/proxyTarget:ProxyTarget",
      { dbInstanceIdentifier: { $ref: "rds-replica", path: ["identifier"] } },
      "a proxy of a replica",
    ),
    {
      does: "an extra proxy where AWS has none",
      at: "extra",
      change: (plan) => {
        plan.add("extra", "aws:rds/proxy:Proxy", { name: "pool" });
        plan.plan.region = "ap-southeast-6";
      },
    },
  ],
  "restore-key-mismatch": [
    set("rds-instance", "snapshotIdentifier", "before-the-fire"),
    set("rds-instance", "restoreToPointInTime", { sourceDbInstanceIdentifier: "other", useLatestRestorableTime: true }),
  ],
  "managed-password-not-possible": [
    { ...set("rds-instance", "manageMasterUserPassword", true, "RDS manages a password that the plan states"), plan: "prod" },
    {
      does: "RDS manages the password of its source",
      at: "rds-replica",
      change: (plan) => {
        plan.set("rds-instance", "manageMasterUserPassword", true);
        plan.set("rds-instance", "password", undefined);
      },
    },
  ],
  "data-tiering-node-type": [set("redis-adapter", "nodeType", "cache.r6gd.xlarge")],
  "database-encrypted": [
    set("rds-instance", "storageEncrypted", false),
    set("rds-instance", "storageEncrypted", undefined),
    set("rds-replica", "storageEncrypted", false),
  ],
  "database-not-public": [
    set("rds-instance", "publiclyAccessible", true),
    set("rds-replica", "publiclyAccessible", undefined),
    set("rds-instance", "dbSubnetGroupName", undefined),
    set("rds-instance", "dbSubnetGroupName", "default"),
    set("rds-replica", "dbSubnetGroupName", { $config: "group" }),
    set("rds-subnet-group", "subnetIds.0", { $ref: "vpc-public-a", path: ["id"] }, "it stands in a public subnet"),
  ],
  "database-requires-tls": [
    { ...foundAt("rds-instance", set("rds-parameters", "parameters.2.value", "0", "it does not demand TLS")), plan: "prod" },
    set("rds-instance", "parameterGroupName", "default.postgres17"),
    set("rds-replica", "parameterGroupName", undefined),
  ],
  "database-proxy-requires-tls": [set("rds-proxy", "requireTls", false), set("rds-proxy", "requireTls", undefined)],
  "database-auto-minor-upgrade": [
    set("rds-instance", "autoMinorVersionUpgrade", false),
    set("rds-replica", "autoMinorVersionUpgrade", undefined),
  ],
  "database-version-supported": [
    set("rds-instance", "engineLifecycleSupport", undefined),
    set("rds-instance", "engineLifecycleSupport", "open-source-rds-extended-support"),
    set("rds-instance", "engineVersion", "11.22"),
    set("rds-instance", "engineVersion", undefined),
  ],
  "database-logs-statements": [
    set("rds-parameters", "parameters.0.value", "-1", "slow queries are not logged"),
    set("rds-parameters", "parameters.1.value", "none", "statements are not logged"),
    set("rds-parameters", "parameters", [{ name: "rds.force_ssl", value: "1" }], "neither is set"),
  ],
  "snapshot-copies-tags": [set("rds-instance", "copyTagsToSnapshot", false), set("rds-replica", "copyTagsToSnapshot", undefined)],
  "database-current-ca": [set("rds-instance", "caCertIdentifier", "rds-ca-2019"), set("rds-replica", "caCertIdentifier", undefined)],
  "master-username-not-default": [
    set("rds-instance", "username", "postgres"),
    set("rds-instance", "username", "Admin"),
    set("rds-instance", "username", undefined),
  ],
};

export const redisMutations: Mutations = {
  "redis-encrypted": [set("redis-state", "atRestEncryptionEnabled", false), set("redis-adapter", "atRestEncryptionEnabled", undefined)],
  "redis-requires-tls": [
    set("redis-state", "transitEncryptionEnabled", false),
    set("redis-adapter", "transitEncryptionMode", "preferred"),
    set("redis-adapter", "engineVersion", "6.2"),
  ],
  "redis-requires-auth": [
    set("redis-state", "authToken", undefined),
    set("redis-state", "authTokenUpdateStrategy", "DELETE"),
    set("redis-state", "authTokenUpdateStrategy", { $config: "strategy" }),
  ],
  "redis-auto-minor-upgrade": [
    set("redis-state", "autoMinorVersionUpgrade", false),
    set("redis-adapter", "autoMinorVersionUpgrade", undefined),
  ],
  "redis-in-private-subnets": [
    set("redis-state", "subnetGroupName", undefined),
    set("redis-state", "subnetGroupName", "default"),
    set("redis-subnet-group", "subnetIds.2", { $ref: "vpc-public-c", path: ["id"] }, "it stands in a public subnet"),
    extra(group, { atRestEncryptionEnabled: true }, "another cluster has no subnet group"),
  ],
  "redis-parameter-group-described": [set("redis-state-parameters", "description", undefined)],
};

export const messageMutations: Mutations = {
  "queue-attributes-conflict": [
    set("sqs-push", "kmsMasterKeyId", "alias/aws/sqs", "two encryptions"),
    set("sqs-push", "contentBasedDeduplication", true),
    set("sqs-push", "deduplicationScope", "queue"),
    set("sqs-push", "fifoThroughputLimit", { $secret: "perQueue" }, "a secret attribute of FIFO queues"),
    extra(
      "aws:sqs/queue:Queue",
      { name: "a.fifo", fifoQueue: true, fifoThroughputLimit: "perMessageGroupId" },
      "throughput by group alone",
    ),
  ],
  "fifo-queue-invalid": [
    extra("aws:sqs/queue:Queue", { name: "orders", fifoQueue: true }, "a FIFO queue lacks the suffix"),
    extra("aws:sqs/queue:Queue", { name: "orders.fifo" }, "a standard queue has the suffix"),
    extra("aws:sns/topic:Topic", { name: "orders", fifoTopic: { $literal: true } }, "a FIFO topic lacks the suffix"),
    extra(
      "aws:sqs/queue:Queue",
      {
        name: "orders.fifo",
        fifoQueue: true,
        redrivePolicy: { $json: { deadLetterTargetArn: "arn:aws:sqs:eu-central-1:412356789014:dead" } },
      },
      "a FIFO queue moves messages to a standard queue, which its ARN names",
    ),
    {
      does: "the dead-letter queue is a standard queue",
      at: "sqs-push-redrive",
      change: (plan) => {
        plan.set("sqs-push", "fifoQueue", true);
        plan.set("sqs-push", "name", "push.fifo");
      },
    },
  ],
  "queue-encrypted": [set("sqs-push", "sqsManagedSseEnabled", false), set("sqs-offline-dlq", "sqsManagedSseEnabled", undefined)],
  "queue-has-dead-letter-queue": [
    without("sqs-push-redrive", "sqs-push"),
    extra("aws:sqs/queue:Queue", { sqsManagedSseEnabled: true }, "another queue has none"),
  ],
  "queue-requires-tls": [
    without("sqs-push-policy", "sqs-push"),
    foundAt("sqs-push", set("sqs-push-policy", "policy.$json.Statement.0.Effect", "Allow")),
    foundAt("sqs-push", set("sqs-push-policy", "policy.$json.Statement.0.Condition.Bool", { "aws:SecureTransport": "true" })),
    foundAt("sqs-push", set("sqs-push-policy", "policy.$json.Statement.0.Action", "sqs:SendMessage", "receiving is not denied")),
    foundAt("sqs-push", set("sqs-push-policy", "policy.$json.Statement.0.Principal", another, "one account is denied")),
    foundAt(
      "sqs-push",
      set("sqs-push-policy", "policy.$json.Statement.0.Resource", [{ $ref: "sqs-offline", path: ["arn"] }], "it is about another queue"),
    ),
    foundAt(
      "sqs-push",
      set("sqs-push-policy", "policy.$json.Statement.0.Condition.StringEquals", { "aws:SourceVpc": "vpc-1" }, "one VPC is denied"),
    ),
    foundAt(
      "sqs-offline-dlq",
      set("sqs-offline-dlq-policy", "queueUrl", { $ref: "sqs-push", path: ["url"] }, "the policy is another queue's"),
    ),
  ],
  "queue-not-public": [
    set("sqs-push-policy", "policy.$json.Statement.1", everybody, "everybody may send"),
    set("sqs-push-policy", "policy.$json.Statement.1", { ...everybody, Principal: { AWS: "*" } }, "every account may send"),
    set(
      "sqs-push-policy",
      "policy.$json.Statement.1",
      { ...everybody, Principal: { AWS: [another.AWS, "*"] } },
      "every account is in a list",
    ),
    set(
      "sqs-push-policy",
      "policy.$json.Statement.1",
      { ...everybody, Principal: undefined, NotPrincipal: another },
      "all but one may send",
    ),
    set(
      "sqs-push-policy",
      "policy.$json.Statement.1",
      { ...everybody, Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } } },
      "another account may send",
    ),
    set("sqs-push-policy", "policy", JSON.stringify({ Statement: [everybody] }), "everybody may send, by a policy that is text"),
  ],
  "alarm-topic-restricted": [
    extra("aws:sns/topicSubscription:TopicSubscription", { protocol: { $config: "protocol" } }, "stack config is the protocol"),
    without("observability-alarms-policy", "observability-alarms"),
    foundAt(
      "observability-alarms",
      set("observability-alarms-policy", "policy.$json.Statement.0.Condition", {}, "TLS is not the condition"),
    ),
    set("observability-alarms-policy", "policy.$json.Statement.4", { ...everybody, Action: "sns:Publish" }, "everybody may publish"),
    set("observability-alarms-email", "protocol", "http"),
  ],
};

const bucketAt = (id: string, path: string, value: unknown, does?: string) => foundAt("alb-logs", set(id, path, value, does));

export const bucketMutations: Mutations = {
  "bucket-blocks-public-access": [
    without("alb-logs-public-access-block", "alb-logs"),
    ...["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].map((name) =>
      bucketAt("alb-logs-public-access-block", name, false),
    ),
  ],
  "bucket-requires-tls": [
    without("alb-logs-policy", "alb-logs"),
    bucketAt("alb-logs-policy", "policy.$json.Statement.1.Action", "s3:GetObject", "writing is not denied"),
    bucketAt("alb-logs-policy", "policy.$json.Statement.1.Resource", [{ $ref: "alb-logs", path: ["arn"] }], "objects are not meant"),
  ],
  "bucket-encrypted": [without("alb-logs-encryption", "alb-logs"), bucketAt("alb-logs-encryption", "rules", [{ bucketKeyEnabled: true }])],
  "bucket-lifecycle-rules": [
    without("alb-logs-lifecycle", "alb-logs"),
    bucketAt("alb-logs-lifecycle", "rules.0.expiration", undefined),
    bucketAt("alb-logs-lifecycle", "rules.0.abortIncompleteMultipartUpload", undefined),
    bucketAt("alb-logs-lifecycle", "rules.0.status", "Disabled"),
  ],
  "bucket-acls-disabled": [
    set("alb-logs", "acl", "public-read"),
    set("alb-logs", "grants", [{ type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers", permissions: ["READ"] }]),
    without("alb-logs-ownership", "alb-logs"),
    bucketAt("alb-logs-ownership", "rule.objectOwnership", "BucketOwnerPreferred"),
  ],
  "bucket-name-not-guessable": [
    set("alb-logs", "bucket", "realtime-alb-logs"),
    set("alb-logs", "bucket", { $concat: ["realtime-", { $config: "stage" }] }),
  ],
};

/** What the rules must let pass. */
export const dataAllowed: Mutations = {
  "queue-has-dead-letter-queue": [
    extra(
      "aws:sqs/queue:Queue",
      { redrivePolicy: { $json: { deadLetterTargetArn: "arn:aws:sqs:eu-central-1:412356789014:dead" } } },
      "a queue states it inline",
    ),
  ],
  "queue-not-public": [
    set(
      "sqs-push-policy",
      "policy.$json.Statement.1",
      { ...everybody, Condition: { StringEquals: { "aws:SourceAccount": own } } },
      "own services may send",
    ),
  ],
  "alarm-topic-restricted": [
    set(
      "observability-alarms-policy",
      "policy.$json.Statement.4",
      { ...everybody, Action: "sns:Publish", Principal: { AWS: { $concat: ["arn:aws:iam::", own, ":root"] } } },
      "own roles may publish",
    ),
  ],
  "database-encrypted": [set("rds-replica", "storageEncrypted", undefined)],
  "database-not-public": [
    extra(
      "aws:rds/subnetGroup:SubnetGroup",
      { subnetIds: [{ $ref: "vpc-private-a", path: ["id"] }] },
      "a subnet group has a way out by NAT",
    ),
  ],
  "database-logs-statements": [
    extra("aws:rds/parameterGroup:ParameterGroup", { family: "mysql8.4", parameters: [] }, "a parameter group is MySQL's"),
  ],
  "bucket-name-not-guessable": [
    extra(
      "aws:s3/bucket:Bucket",
      { bucket: { $concat: ["media-", { $ref: "backup-vault-suffix", path: ["hex"] }] } },
      "a name has a random part",
    ),
  ],
};
