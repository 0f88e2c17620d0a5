/** Databases, caches, buckets, queues, secrets, parameters. */
import type { Formats, Made, Making } from "./types.ts";
import { arn, capitals, derived, hex, text, uuid } from "./types.ts";
import { textOf, type Properties } from "../wire.ts";

/** All RDS endpoint names of one account and region contain the same hash. */
const rdsHost = (making: Making, name: string): string =>
  `${name}.${derived(12, making.account, making.region)}.${making.region}.rds.amazonaws.com`;

function rdsInstance(making: Making): Made {
  const identifier = text(making, "identifier");
  const resourceId = `db-${capitals(26)}`;
  const port = making.inputs["port"] ?? 5432;
  const address = rdsHost(making, identifier);
  const version = text(making, "engineVersion", "17.4");
  const outputs = {
    arn: arn(making, "rds", `db:${identifier}`),
    identifier,
    address,
    endpoint: `${address}:${textOf(port)}`,
    port,
    resourceId,
    engineVersionActual: version.includes(".") ? version : `${version}.4`,
    hostedZoneId: "Z1RLNUO7B9Q6NB",
    status: "available",
    availabilityZone: making.inputs["availabilityZone"] ?? `${making.region}a`,
    ...(making.inputs["storageType"] === "gp3" ? { iops: Number(making.inputs["allocatedStorage"]) < 400 ? 3000 : 12_000 } : {}),
    ...(making.inputs["manageMasterUserPassword"] === true ? { masterUserSecrets: [masterUserSecret(making)] } : {}),
  };
  return { id: resourceId, outputs };
}

/** The secret in which RDS keeps a master password that it manages. */
export function masterUserSecret(making: Making): Properties {
  return {
    kmsKeyId: making.inputs["masterUserSecretKmsKeyId"] ?? arn(making, "kms", `key/${uuid()}`),
    secretArn: arn(making, "secretsmanager", `secret:rds!db-${uuid()}-${capitals(6)}`),
    secretStatus: "active",
  };
}

function rdsProxy(making: Making): Made {
  const name = text(making, "name");
  const endpoint = rdsHost(making, `${name}.proxy`).replace(".proxy.", ".proxy-");
  return { id: name, outputs: { arn: arn(making, "rds", `db-proxy:prx-${hex(17)}`), endpoint } };
}

/** `euc1` for eu-central-1. */
function shortRegion(region: string): string {
  return region
    .split("-")
    .map((part) => (part.length > 3 ? part.slice(0, 1) : part))
    .join("");
}

function replicationGroup(making: Making): Made {
  const id = text(making, "replicationGroupId");
  const suffix = `${derived(6, making.account, making.region)}.${shortRegion(making.region)}.cache.amazonaws.com`;
  const prefix = making.inputs["transitEncryptionEnabled"] === true ? "master." : "";
  const count = Number(making.inputs["numCacheClusters"] ?? 1);
  const outputs = {
    arn: arn(making, "elasticache", `replicationgroup:${id}`),
    primaryEndpointAddress: `${prefix}${id}.${suffix}`,
    readerEndpointAddress: `${prefix === "" ? "" : "replica."}${id}${prefix === "" ? "-ro" : ""}.${suffix}`,
    configurationEndpointAddress: `clustercfg.${id}.${suffix}`,
    memberClusters: Array.from({ length: count }, (_, index) => `${id}-${String(index + 1).padStart(3, "0")}`),
    engineVersionActual: text(making, "engineVersion", "7.1"),
    port: making.inputs["port"] ?? 6379,
  };
  return { id, outputs };
}

function bucket(making: Making): Made {
  const name = text(making, "bucket");
  const outputs = {
    arn: arn(making, "s3", name, "bare"),
    bucket: name,
    bucketDomainName: `${name}.s3.amazonaws.com`,
    bucketRegionalDomainName: `${name}.s3.${making.region}.amazonaws.com`,
    hostedZoneId: "Z21DNDUVLTQW6Q",
  };
  return { id: name, outputs };
}

function queue(making: Making): Made {
  const name = text(making, "name");
  const url = `https://sqs.${making.region}.amazonaws.com/${making.account}/${name}`;
  return { id: url, outputs: { arn: arn(making, "sqs", name), url } };
}

function secretVersion({ inputs }: Making): Made {
  const versionId = `terraform-${hex(26)}`;
  const secretId = String(inputs["secretId"]);
  return { id: `${secretId}|${versionId}`, outputs: { arn: secretId, secretArn: secretId, versionId, versionStages: ["AWSCURRENT"] } };
}

function secret(making: Making): Made {
  const id = arn(making, "secretsmanager", `secret:${text(making, "name")}-${capitals(6)}`);
  return { id, outputs: { arn: id } };
}

/** Resources identified by their parent's key: the parent's id is the id. */
const under =
  (property: string) =>
  (making: Making): Made => ({ id: text(making, property), outputs: {} });

/** Resources identified by their own name, with an ARN of their service. */
const named =
  (service: string, kind: string, outputs: (name: string, making: Making) => Made["outputs"] = () => ({})) =>
  (making: Making): Made => {
    const name = text(making, "name");
    return { id: name, outputs: { arn: arn(making, service, `${kind}${name}`), ...outputs(name, making) } };
  };

export const data: Formats = {
  "aws:rds/instance:Instance": rdsInstance,
  "aws:rds/subnetGroup:SubnetGroup": named("rds", "subgrp:", () => ({ supportedNetworkTypes: ["IPV4"] })),
  "aws:rds/parameterGroup:ParameterGroup": named("rds", "pg:"),
  "aws:rds/optionGroup:OptionGroup": named("rds", "og:"),
  "aws:rds/eventSubscription:EventSubscription": named("rds", "es:", (_, { account }) => ({ customerAwsId: account })),
  "aws:rds/proxy:Proxy": rdsProxy,
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": (making) => ({
    id: text(making, "dbProxyName"),
    outputs: { name: "default", arn: arn(making, "rds", `target-group:prx-tg-${hex(17)}`) },
  }),
  "aws:rds/proxyTarget:ProxyTarget": (making) => {
    const [proxy, group, instance] = ["dbProxyName", "targetGroupName", "dbInstanceIdentifier"].map((property) => text(making, property));
    return {
      id: `${proxy}/${group}/RDS_INSTANCE/${instance}`,
      outputs: { rdsResourceId: String(instance), type: "RDS_INSTANCE", endpoint: rdsHost(making, String(instance)), port: 5432 },
    };
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": replicationGroup,
  "aws:elasticache/subnetGroup:SubnetGroup": named("elasticache", "subnetgroup:"),
  "aws:elasticache/parameterGroup:ParameterGroup": named("elasticache", "parametergroup:"),
  "aws:elasticache/user:User": (making) => ({
    id: text(making, "userId"),
    outputs: { arn: arn(making, "elasticache", `user:${text(making, "userId")}`) },
  }),
  "aws:elasticache/userGroup:UserGroup": (making) => ({
    id: text(making, "userGroupId"),
    outputs: { arn: arn(making, "elasticache", `usergroup:${text(making, "userGroupId")}`) },
  }),
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketPolicy:BucketPolicy": under("bucket"),
  "aws:s3/bucketVersioning:BucketVersioning": under("bucket"),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": under("bucket"),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": under("bucket"),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": under("bucket"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": under("bucket"),
  "aws:s3/bucketLogging:BucketLogging": under("bucket"),
  "aws:sqs/queue:Queue": queue,
  "aws:sqs/queuePolicy:QueuePolicy": under("queueUrl"),
  "aws:sqs/redrivePolicy:RedrivePolicy": under("queueUrl"),
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": under("queueUrl"),
  "aws:secretsmanager/secret:Secret": secret,
  "aws:secretsmanager/secretVersion:SecretVersion": secretVersion,
  "aws:secretsmanager/secretPolicy:SecretPolicy": under("secretArn"),
  "aws:secretsmanager/secretRotation:SecretRotation": under("secretId"),
  "aws:ssm/parameter:Parameter": (making) => {
    const name = text(making, "name");
    return { id: name, outputs: { arn: arn(making, "ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`), version: 1 } };
  },
};
