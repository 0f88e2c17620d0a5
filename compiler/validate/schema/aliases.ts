/** Names of keys in other tools: Terraform, CloudFormation, AWS Copilot and the AWS CLI, in lowercase without hyphens and underscores. */

/** Aliases by section; `""` applies to every section. A value is `section.key`, or a top-level key. */
const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "": {
    awsregion: "region",
    accountid: "awsAccountId",
    account: "awsAccountId",
    project: "projectName",
    env: "environment",
    stage: "environment",
    name: "environment",
    domain: "domainName",
    zoneid: "hostedZoneId",
    base: "extends",
    inherits: "extends",
    parent: "extends",
    network: "vpc",
    database: "rds",
    db: "rds",
    postgres: "rds",
    cache: "redis",
    elasticache: "redis",
    queues: "sqs",
    services: "ecsServices",
    ecs: "ecsServices",
    workers: "ecsWorkers",
    loadbalancer: "alb",
    certificate: "acm",
    dns: "route53",
    firewall: "waf",
    monitoring: "observability",
    alarms: "observability",
  },
  vpc: {
    cidr: "vpc.vpcCidr",
    cidrblock: "vpc.vpcCidr",
    azs: "vpc.availabilityZones",
    zones: "vpc.availabilityZones",
    natgatewaycount: "vpc.natGateways",
    singlenatgateway: "vpc.natGateways",
    enablenatgateway: "vpc.natGateways",
    id: "vpc.existingVpc",
    vpcid: "vpc.existingVpc",
  },
  rds: {
    class: "rds.rdsInstanceClass",
    instancetype: "rds.rdsInstanceClass",
    dbinstanceclass: "rds.rdsInstanceClass",
    multiaz: "rds.rdsMultiAz",
    allocatedstorage: "rds.rdsAllocatedStorage",
    storage: "rds.rdsAllocatedStorage",
    engineversion: "rds.rdsEngineVersion",
    version: "rds.rdsEngineVersion",
    backupretentionperiod: "rds.rdsBackupRetentionDays",
    preferredbackupwindow: "rds.rdsBackupWindow",
    preferredmaintenancewindow: "rds.rdsMaintenanceWindow",
    dbname: "rds.rdsDatabaseName",
    username: "rds.rdsMasterUsername",
    masterusername: "rds.rdsMasterUsername",
    snapshotidentifier: "rds.rdsSnapshotIdentifier",
    dbsnapshotidentifier: "rds.rdsSnapshotIdentifier",
    parameters: "rds.rdsParameters",
    proxy: "rds.enableRdsProxy",
    readreplica: "rds.enableRdsReadReplica",
    monitoringinterval: "rds.rdsMonitoringIntervalSeconds",
  },
  redis: {
    cachenodetype: "redis.redisNodeType",
    nodetype: "redis.redisNodeType",
    numcachenodes: "redis.redisNumCacheNodes",
    numcacheclusters: "redis.redisNumCacheNodes",
    replicas: "redis.redisNumCacheNodes",
    engineversion: "redis.redisEngineVersion",
    snapshotretentionlimit: "redis.redisSnapshotRetentionDays",
  },
  sqs: { visibilitytimeout: "sqs.pushQueueVisibilityTimeoutSeconds", messageretentionperiod: "sqs.pushQueueMessageRetentionSeconds" },
  ecsServices: {
    count: "ecsServices.apiServiceDesiredCount",
    desiredcount: "ecsServices.apiServiceDesiredCount",
    cpu: "ecsServices.apiServiceCpu",
    memory: "ecsServices.apiServiceMemory",
    deregistrationdelay: "ecsServices.apiDeregistrationDelaySeconds",
    exec: "ecsServices.enableExecuteCommand",
  },
  ecsWorkers: { count: "ecsWorkers.workerServiceDesiredCount", desiredcount: "ecsWorkers.workerServiceDesiredCount" },
  alb: { idletimeout: "alb.albIdleTimeoutSeconds", sslpolicy: "alb.albTlsPolicy" },
  waf: { ratelimit: "waf.wafApiRateLimitPer5Min" },
};

/** Credentials have no key, whatever their name. */
const credential = /password|passwd|secret(?!s)|token$|apikey|privatekey/;

/** The key that another tool's name in a section stands for; `""` is the top level of the spec. */
export function aliasOf(section: string, word: string): string | undefined {
  const own = Object.hasOwn(aliases, section) ? aliases[section]! : {};
  const plain = word.toLowerCase().replaceAll(/[-_]/g, "");
  return Object.hasOwn(own, plain) ? own[plain] : undefined;
}

/** Does the name ask for a credential? */
export function isCredential(word: string): boolean {
  return credential.test(word.toLowerCase().replaceAll(/[-_]/g, ""));
}
