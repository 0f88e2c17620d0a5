/** Database, parameters, proxy and Redis. */
import { parse, walk } from "../../../compiler/plan/expressions.ts";
import { referencesOf } from "../../../compiler/plan/references.ts";
import type { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { atLeast, atMost, between, matching, oneOf, property, valuesAt, type PlanCheck, type PropertyCheck } from "./check.ts";

const instance = "rds/instance";
const proxyPool = "rds/proxyDefaultTargetGroup";
const cache = "elasticache/replicationGroup";
const isReplica = (inputs: Readonly<Record<string, unknown>>): boolean => inputs["replicateSourceDb"] !== undefined;

export const dataProperties: readonly PropertyCheck[] = [
  property("master-password", "random:index/randomPassword:RandomPassword", "special", "false: a password stands in a URL", oneOf(false), {
    needed: true,
  }),
  property("master-password", "random:index/randomPassword:RandomPassword", "length", "8–128", between(8, 128)),
  property("storage-bounds", instance, "allocatedStorage", "20–65536", between(20, 65_536)),
  property("database-port", instance, "port", "1150–65535", between(1150, 65_535)),
  property("enhanced-monitoring", instance, "monitoringInterval", "one of RDS's", oneOf(0, 1, 5, 10, 15, 30, 60)),
  property("insights-retention", instance, "performanceInsightsRetentionPeriod", "7, 731 or months", (value, { inputs }) => {
    const days = Number(value);
    return inputs["performanceInsightsEnabled"] === true && (days === 7 || days === 731 || (days % 31 === 0 && days <= 713));
  }),
  property("database-subnet-group", "rds/subnetGroup", "subnetIds", "of two zones or more", atLeast(2)),
  property("database-subnet-group", "rds/subnetGroup", "subnetIds", "at most 20", atMost(20)),
  property(
    "database-log-exports",
    instance,
    "enabledCloudwatchLogsExports.*",
    "a log of PostgreSQL",
    oneOf("postgresql", "upgrade", "iam-db-auth-error"),
  ),
  property(
    "managed-password",
    instance,
    "manageMasterUserPassword",
    "without a stated password",
    (_, { inputs }) => inputs["password"] === undefined,
  ),
  property("parameter-family", "rds/parameterGroup", "family", "of PostgreSQL", matching(/^postgres\d+$/), { needed: true }),
  property("proxy-subnets", "rds/proxy", "vpcSubnetIds", "in two zones or more", atLeast(2)),
  property("proxy-pool", proxyPool, "connectionPoolConfig.maxConnectionsPercent", "1–100", between(1, 100)),
  property("proxy-pool", proxyPool, "connectionPoolConfig.connectionBorrowTimeout", "0–300", between(0, 300)),
  property("proxy-idle-timeout", "rds/proxy", "idleClientTimeout", "1–28800", between(1, 28_800)),
  property("proxy-credentials", "rds/proxy", "auths", "at most 200", atMost(200)),
  property("proxy-engine-family", "rds/proxy", "engineFamily", "POSTGRESQL", oneOf("POSTGRESQL"), { needed: true }),
  property("nodes-and-failover", cache, "numCacheClusters", "1–6", between(1, 6), { needed: true }),
  property("redis-cluster-mode", cache, "numNodeGroups", "left out beside numCacheClusters", () => false),
  property("redis-versions", cache, "engineVersion", "one of Redis", oneOf("6.2", "7.0", "7.1"), { needed: true }),
  property("auth-token-strategy", cache, "authTokenUpdateStrategy", "SET, ROTATE or left out", oneOf("SET", "ROTATE")),
  property("redis-windows", cache, "snapshotRetentionLimit", "0–35", between(0, 35)),
  property("redis-logs", cache, "logDeliveryConfigurations", "at most 2", atMost(2)),
  property("redis-subnet-group", "elasticache/subnetGroup", "subnetIds", "of two zones or more", atLeast(2)),
  property("pub-sub-and-cluster-mode", cache, "clusterMode", "left out: the adapter's channels live on one primary", () => false),
];

export const dataChecks: readonly PlanCheck[] = [
  { topic: "gp3-below-400-gib", check: performanceFitsStorage },
  { topic: "enhanced-monitoring", check: monitoringHasARole },
  { topic: "insights-mode", check: insightsAreStated },
  { topic: "multi-az-and-zone", check: zonesAreRdsOwn },
  { topic: "replica-inherits", check: replicasInherit },
  { topic: "database-replacement", check: dataIsProtected },
  { topic: "database-final-snapshot", check: snapshotsHaveNames },
  { topic: "major-upgrade", check: familiesFit },
  { topic: "proxy-target", check: proxiesTargetTheWriter },
  { topic: "proxy-pool", check: idleWithinPool },
  { topic: "proxy-credentials", check: secretsHaveCredentials },
  { topic: "proxy-iam-and-tls", check: iamNeedsTls },
  { topic: "credentials-before-targets", check: targetsWaitForCredentials },
  { topic: "endpoint-without-port", check: urlsHaveOnePort },
  { topic: "redis-families", check: cacheFamiliesFit },
  { topic: "valkey-and-tls", check: valkeyNeedsTls },
  { topic: "auth-token", check: tokensFit },
  { topic: "redis-final-snapshot", check: cacheSnapshotsHaveNames },
];

const databases = (view: PolicyView) => view.ofType("aws:rds/instance:Instance");
const caches = (view: PolicyView) => view.ofType("aws:elasticache/replicationGroup:ReplicationGroup");

/** gp3: below 400 GiB a spec must not set IOPS; from 400 GiB on, 12000–64000 IOPS and at most 500 per GiB. */
function* performanceFitsStorage(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of databases(view)) {
    const [iops, throughput, storage] = [inputs["iops"], inputs["storageThroughput"], Number(inputs["allocatedStorage"])];
    if (iops === undefined && throughput === undefined) continue;
    if (storage < 400) yield `${id}: IOPS or throughput with ${storage} GiB`;
    else if (Number(iops) < 12_000 || Number(iops) > Math.min(64_000, storage * 500))
      yield `${id}: ${String(iops)} IOPS with ${storage} GiB`;
  }
}

function* monitoringHasARole(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of databases(view))
    if (Number(inputs["monitoringInterval"] ?? 0) > 0 !== (inputs["monitoringRoleArn"] !== undefined))
      yield `${id}: monitoring and its role do not go together`;
}

/** AWS removed the Performance Insights console; the remaining setting is the mode of Database Insights. */
function* insightsAreStated(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of databases(view))
    if (inputs["performanceInsightsEnabled"] === true && !["standard", "advanced"].includes(String(inputs["databaseInsightsMode"]))) {
      yield `${id}: Performance Insights without a mode of Database Insights`;
    }
}

function* zonesAreRdsOwn(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of databases(view))
    if (inputs["multiAz"] === true && inputs["availabilityZone"] !== undefined) yield `${id}: a zone with Multi-AZ`;
}

const inherited = ["username", "password", "dbName", "kmsKeyId", "dbSubnetGroupName"];

function* replicasInherit(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of databases(view))
    if (isReplica(inputs))
      for (const name of inherited) if (inputs[name] !== undefined) yield `${id}: states ${name}, which it has from its source`;
}

/** Whatever a replacement would destroy has AWS's deletion protection, where AWS offers it. */
function* dataIsProtected(view: PolicyView): Iterable<string> {
  const kept = [
    ...databases(view).filter(({ inputs }) => inputs["deletionProtection"] === true),
    ...view.ofType("aws:lb/loadBalancer:LoadBalancer").filter(({ inputs }) => inputs["enableDeletionProtection"] === true),
    ...caches(view).filter(({ inputs }) => inputs["finalSnapshotIdentifier"] !== undefined),
  ];
  for (const { id, options } of kept) if (options.protect !== true) yield `${id}: AWS protects it, and Pulumi would replace it`;
}

function* snapshotsHaveNames(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of databases(view))
    if (!isReplica(inputs) && inputs["skipFinalSnapshot"] !== true && inputs["finalSnapshotIdentifier"] === undefined)
      yield `${id}: a final snapshot without a name`;
}

function* familiesFit(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of databases(view)) {
    const family = view.target(inputs["parameterGroupName"])?.inputs["family"];
    const source = view.target(inputs["replicateSourceDb"])?.inputs["engineVersion"];
    const version = String(inputs["engineVersion"] ?? source);
    if (family !== undefined && family !== `postgres${version.split(".")[0]}`)
      yield `${id}: PostgreSQL ${version} with parameters of ${JSON.stringify(family)}`;
  }
}

function* proxiesTargetTheWriter(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:rds/proxyTarget:ProxyTarget")) {
    const target = view.target(inputs["dbInstanceIdentifier"]);
    if (target === undefined || isReplica(target.inputs)) yield `${id}: its target is not the writer`;
  }
}

function* idleWithinPool(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup")) {
    const [most] = valuesAt(inputs, ["connectionPoolConfig", "maxConnectionsPercent"]);
    const [idle] = valuesAt(inputs, ["connectionPoolConfig", "maxIdleConnectionsPercent"]);
    if (Number(idle) > Number(most)) yield `${id}: ${String(idle)} % idle of ${String(most)} %`;
  }
}

function* secretsHaveCredentials(view: PolicyView): Iterable<string> {
  const secrets = new Set(view.ofType("aws:rds/proxy:Proxy").flatMap(({ inputs }) => [...referencesOf(inputs["auths"])]));
  for (const { id, inputs } of view.ofType("aws:secretsmanager/secretVersion:SecretVersion")) {
    if (![...referencesOf(inputs["secretId"])].some((secret) => secrets.has(secret))) continue;
    const [username] = valuesAt(inputs, ["secretString", "username"]);
    const [password] = valuesAt(inputs, ["secretString", "password"]);
    if (username === undefined || password === undefined) yield `${id}: no username and password for the proxy`;
  }
}

function* iamNeedsTls(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:rds/proxy:Proxy"))
    if (valuesAt(inputs, ["auths", "*", "iamAuth"]).includes("REQUIRED") && inputs["requireTls"] !== true) yield `${id}: IAM without TLS`;
}

function* targetsWaitForCredentials(view: PolicyView): Iterable<string> {
  const versions = new Set(view.ofType("aws:secretsmanager/secretVersion:SecretVersion").map(({ id }) => id));
  for (const { id, options } of view.ofType("aws:rds/proxyTarget:ProxyTarget"))
    if (!(options.dependsOn ?? []).some((each) => versions.has(each))) yield `${id}: does not wait for a credential`;
}

/** A database's `endpoint` is host and port; only `address` is the host. */
function* urlsHaveOnePort(view: PolicyView): Iterable<string> {
  const ids = new Set(databases(view).map(({ id }) => id));
  for (const { id, inputs } of view.ofType("aws:secretsmanager/secretVersion:SecretVersion")) {
    const endpoints: string[] = [];
    walk(inputs, (object) => {
      const node = parse(object);
      if (node.kind === "ref" && node.path[0] === "endpoint" && ids.has(node.id)) endpoints.push(node.id);
    });
    for (const target of endpoints) yield `${id}: ${target}'s endpoint holds the port already`;
  }
}

function* cacheFamiliesFit(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of caches(view)) {
    const family = view.target(inputs["parameterGroupName"])?.inputs["family"];
    const major = String(inputs["engineVersion"]).split(".")[0];
    const wanted = `${String(inputs["engine"])}${major === "6" ? "6.x" : major}`;
    if (family !== undefined && family !== wanted) yield `${id}: ${wanted} with parameters of ${JSON.stringify(family)}`;
  }
}

function* valkeyNeedsTls(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of caches(view))
    if (inputs["engine"] !== "redis" && inputs["transitEncryptionEnabled"] !== true) yield `${id}: ${String(inputs["engine"])} without TLS`;
}

function* tokensFit(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of caches(view)) {
    const token = view.target(inputs["authToken"]);
    const length = Number(token?.inputs["length"]);
    if (
      inputs["authToken"] !== undefined &&
      (length < 16 || length > 128 || inputs["transitEncryptionEnabled"] !== true || inputs["userGroupIds"] !== undefined)
    )
      yield `${id}: an AUTH token of ${length} characters, beside TLS and without user groups, is 16 to 128 long`;
  }
}

function* cacheSnapshotsHaveNames(view: PolicyView): Iterable<string> {
  for (const { id, inputs, options } of caches(view))
    if (options.protect === true && inputs["finalSnapshotIdentifier"] === undefined) yield `${id}: protected, and without a final snapshot`;
}
