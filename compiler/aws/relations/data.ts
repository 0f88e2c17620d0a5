/** Relations of databases, caches, buckets, tables and backups. */
import { relationsOf, type Relation } from "./relation.ts";

const rds = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference";
const cache = "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference";
const s3 = "https://docs.aws.amazon.com/AmazonS3/latest/API";
const groups = ["aws:rds/parameterGroup:ParameterGroup", "aws:elasticache/parameterGroup:ParameterGroup"];

export const dataRelations: readonly Relation[] = [
  ...relationsOf("aws:rds/instance:Instance", `${rds}/API_CreateDBInstance.html`, [
    { if: { multiAz: [true] }, then: { without: ["availabilityZone"] } },
    { then: { mostOne: ["password", "manageMasterUserPassword"] } },
    {
      if: { engine: ["postgres"] },
      then: { values: { enabledCloudwatchLogsExports: ["postgresql", "upgrade", "iam-db-auth-error", null] } },
    },
  ]),
  ...relationsOf("aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup", `${rds}/API_ConnectionPoolConfiguration.html`, [
    { at: "connectionPoolConfig", then: { ascending: ["maxIdleConnectionsPercent", "maxConnectionsPercent"] } },
  ]),
  ...relationsOf(groups, `${rds}/API_ModifyDBParameterGroup.html`, [{ then: { unique: ["parameters", "name"] } }]),
  ...relationsOf("aws:elasticache/replicationGroup:ReplicationGroup", `${cache}/API_CreateReplicationGroup.html`, [
    { then: { mostOne: ["numCacheClusters", "numNodeGroups"] } },
    { then: { mostOne: ["numCacheClusters", "replicasPerNodeGroup"] } },
    { then: { mostOne: ["authToken", "userGroupIds"] } },
    { if: { authToken: "stated" }, then: { values: { transitEncryptionEnabled: [true] } } },
    { if: { userGroupIds: "stated" }, then: { values: { transitEncryptionEnabled: [true] } } },
    { if: { multiAzEnabled: [true] }, then: { values: { automaticFailoverEnabled: [true] } } },
    { then: { unique: ["logDeliveryConfigurations", "logType"] } },
  ]),
  ...relationsOf("aws:dynamodb/table:Table", "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html", [
    { if: { billingMode: ["PROVISIONED", null] }, then: { needs: ["readCapacity", "writeCapacity"] } },
    { if: { billingMode: ["PAY_PER_REQUEST"] }, then: { without: ["readCapacity", "writeCapacity"] } },
    { if: { streamEnabled: [true] }, then: { needs: ["streamViewType"] } },
    { if: { rangeKey: "absent" }, then: { without: ["localSecondaryIndexes"] } },
    { then: { unique: ["attributes", "name"] } },
  ]),
  ...relationsOf("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", `${s3}/API_LifecycleExpiration.html`, [
    { at: "rules.expiration", then: { exactlyOne: ["days", "date", "expiredObjectDeleteMarker"] } },
    { at: "rules.transitions", then: { mostOne: ["days", "date"] } },
    { then: { unique: ["rules", "id"] } },
  ]),
  ...relationsOf(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    `${s3}/API_ServerSideEncryptionByDefault.html`,
    [{ at: "rules.applyServerSideEncryptionByDefault", if: { sseAlgorithm: ["AES256"] }, then: { without: ["kmsMasterKeyId"] } }],
  ),
  ...relationsOf(
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html",
    [{ then: { ascending: ["minRetentionDays", "maxRetentionDays"] } }],
  ),
];
