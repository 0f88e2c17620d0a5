/** Every key that a new spec states, with the reason where a number was computed. */
import type { Answers, NewEnvironment } from "./answers.ts";
import type { Sizes, TaskSize } from "./sizes.ts";

export interface Decision {
  /** Dotted key. */
  readonly key: string;
  readonly value: unknown;
  /** Lines above the key. */
  readonly comment?: string;
}

/** What each section is about, for the spec that states most of them. */
export const sectionComments: Readonly<Record<string, string>> = {
  vpc: "The network.",
  rds: "The PostgreSQL database.",
  redis: "Redis, through which the tasks of the realtime service share events and sessions.",
  iam: "Permissions of the pipeline.",
  ecsCluster: "How tasks run, on Fargate.",
  ecsServices: "Two services: `api` answers HTTP requests, `realtime` holds WebSocket connections.",
  ecsWorkers: "One worker, which works off the queues `push` and `offline`.",
  waf: "The web application firewall.",
  observability: "Alarms and dashboards.",
};

/** A monthly budget in USD: soft, so that exceeding it is a warning. */
export type Budget = number | undefined;

export function decisionsOf(answers: Answers, environment: NewEnvironment, sizes: Sizes, budget: Budget): readonly Decision[] {
  return [
    ...identity(answers, environment, budget),
    ...network(environment, sizes),
    ...dataStores(environment, sizes),
    ...tasks(environment, sizes),
    ...edge(answers, environment, sizes),
  ];
}

const isProd = (environment: NewEnvironment) => environment.class === "prod";

function identity(answers: Answers, environment: NewEnvironment, budget: Budget): Decision[] {
  const { name, class: environmentClass, host, users, freeTier } = environment;
  return [
    { key: "schema", value: 1 },
    { key: "projectName", value: answers.project, comment: "Part of every physical name: a change replaces every resource." },
    { key: "environment", value: name },
    { key: "class", value: environmentClass, comment: "dev favors cost, prod favors safety: it selects the defaults of every other key." },
    ...(answers.account === undefined
      ? []
      : [{ key: "awsAccountId", value: answers.account, comment: "The only account that this environment may be deployed to." }]),
    { key: "region", value: answers.region },
    { key: "domainName", value: host, comment: "Clients connect to this host. Its certificate and its DNS records come with it." },
    { key: "auth0Domain", value: answers.auth0Domain, comment: "The Auth0 tenant that signs users in." },
    { key: "auth0Audience", value: `https://${host}` },
    { key: "tags", value: { Owner: answers.project }, comment: "On every resource; cost reports group by Owner and CostCenter." },
    { key: "usage.dailyActiveUsers", value: users, comment: "Costs and the sizes below follow from this number." },
    {
      key: "usage.accountFreeTier",
      value: freeTier,
      comment: freeTier
        ? "An account has one free tier, and this environment uses most of it."
        : "Another environment uses up the free tier.",
    },
    ...(budget === undefined
      ? []
      : [
          {
            key: "budget.monthly",
            value: budget,
            comment: "USD. The estimate of today and a fifth more; `npx platform-compile cost` compares.",
          },
          { key: "budget.hard", value: false },
        ]),
  ];
}

function network(environment: NewEnvironment, { zones }: Sizes): Decision[] {
  return [
    { key: "vpc.availabilityZones", value: zones },
    {
      key: "vpc.natGateways",
      value: isProd(environment) ? zones.length : 0,
      comment: isProd(environment)
        ? "One for each zone: the failure of a zone does not cut off the others."
        : "None: tasks have public addresses, and security groups admit nobody from the internet.",
    },
    { key: "vpc.vpcCidr", value: `10.${environment.index}.0.0/16`, comment: "Distinct, so that networks can be connected later." },
  ];
}

function dataStores(environment: NewEnvironment, sizes: Sizes): Decision[] {
  const prod = isProd(environment);
  return [
    {
      key: "rds.rdsInstanceClass",
      value: sizes.databaseClass,
      comment: "Enough CPU and connections for all tasks at their maximum counts.",
    },
    {
      key: "rds.rdsAllocatedStorage",
      value: sizes.databaseGigabytes,
      comment: "GiB. It grows by itself and never shrinks, so start small.",
    },
    { key: "rds.rdsMultiAz", value: prod, comment: prod ? "A standby in another zone takes over within minutes." : "No standby." },
    { key: "rds.rdsBackupRetentionDays", value: prod ? 7 : 1 },
    { key: "rds.rdsDeletionProtection", value: prod },
    { key: "rds.enableRdsProxy", value: false },
    { key: "rds.rdsProxyMaxConnectionsPercent", value: 80 },
    { key: "rds.rdsProxyIdleClientTimeout", value: 1800 },
    { key: "rds.enableRdsReadReplica", value: false },
    { key: "redis.redisNodeType", value: sizes.cacheNode, comment: "Enough memory for the state of all connections." },
    {
      key: "redis.redisNumCacheNodes",
      value: sizes.cacheNodes,
      comment: prod ? "A primary and a replica that takes over." : "No replica: a failure loses what Redis holds.",
    },
    { key: "redis.enableRedisSplit", value: false },
  ];
}

function tasks(environment: NewEnvironment, { api, realtime, worker, connectionsPerTask }: Sizes): Decision[] {
  const prod = isProd(environment);
  const service = (prefix: string, size: TaskSize): Decision[] => counts(`ecsServices.${prefix}`, size, environment);
  return [
    { key: "ecsCluster.enableGraviton", value: false, comment: "Saves a fifth of the tasks' costs. Needs images for arm64." },
    {
      key: "ecsCluster.enableFargateSpot",
      value: !prod,
      comment: prod ? "AWS may stop Spot tasks at any time." : "Cheaper tasks that AWS may stop at any time.",
    },
    ...service("api", api),
    { key: "ecsServices.apiStopTimeoutSeconds", value: 30 },
    ...retention("ecsServices.api", prod),
    { key: "ecsServices.apiDeregistrationDelaySeconds", value: 30 },
    ...service("realtime", realtime),
    { key: "ecsServices.realtimeStopTimeoutSeconds", value: 60 },
    ...retention("ecsServices.realtime", prod),
    { key: "ecsServices.realtimeDeregistrationDelaySeconds", value: 120 },
    { key: "ecsServices.realtimeMinHealthyPercent", value: 100 },
    { key: "ecsServices.realtimeMaxPercent", value: 200 },
    { key: "ecsServices.realtimeMaxConnectionsPerTask", value: connectionsPerTask },
    {
      key: "ecsServices.realtimeScaleOnConnections",
      value: prod,
      ...(prod ? { comment: "The image must publish the metric ActiveConnections; set it to false if it does not." } : {}),
    },
    { key: "ecsServices.realtimeScaleOnEventLoopLagMs", value: 100 },
    { key: "ecsServices.realtimeStickyDurationSeconds", value: 3600 },
    { key: "ecsServices.healthCheckGracePeriodSeconds", value: 60 },
    ...counts("ecsWorkers.worker", worker, environment),
    ...retention("ecsWorkers.worker", prod),
    { key: "ecsWorkers.workerScaleOnQueueDepth", value: 100 },
    { key: "ecsWorkers.workerScaleOnOldestMessageAge", value: 300 },
  ];
}

function counts(prefix: string, { cpu, memory, least, most, atPeak }: TaskSize, { users }: NewEnvironment): Decision[] {
  return [
    {
      key: `${prefix}ServiceDesiredCount`,
      value: least,
      comment: "Tasks at creation. From then on autoscaling decides, up to the maximum.",
    },
    {
      key: `${prefix}ServiceMaxCount`,
      value: most,
      comment: `The busiest hour of ${users} daily users needs ${atPeak === 1 ? "one task" : `${atPeak} tasks`}.`,
    },
    { key: `${prefix}ServiceCpu`, value: cpu, comment: "Of each task; 1024 units are one vCPU. Memory is in MiB." },
    { key: `${prefix}ServiceMemory`, value: memory },
  ];
}

/** Class prod keeps logs for a year, which is a security rule. */
function retention(prefix: string, prod: boolean): Decision[] {
  return prod ? [{ key: `${prefix}LogRetentionDays`, value: 365 }] : [];
}

function edge({ domain, alarmEmail, repository }: Answers, environment: NewEnvironment, sizes: Sizes): Decision[] {
  const prod = isProd(environment);
  return [
    ...(repository === undefined
      ? []
      : [
          { key: "iam.githubRepository", value: repository, comment: "Its jobs may push images and deploy." },
          {
            key: "iam.createGithubIdentityProvider",
            value: environment.index === 0,
            comment: environment.index === 0 ? "An account has one, and this environment owns it." : "The account has one already.",
          },
        ]),
    { key: "route53.hostedZoneName", value: domain, comment: "The public hosted zone must exist in the account." },
    { key: "waf.enableWaf", value: prod },
    { key: "waf.wafApiRateLimitPer5Min", value: sizes.apiRateLimit, comment: "For each address. An office or a carrier is one address." },
    { key: "waf.wafSocketRateLimitPer5Min", value: sizes.socketRateLimit },
    { key: "observability.enableAlarms", value: environment.alarms },
    { key: "observability.enableDashboards", value: true },
    ...(environment.alarms
      ? [
          {
            key: "observability.alarmEmail",
            value: alarmEmail ?? { config: "alarmEmail" },
            ...(alarmEmail === undefined ? { comment: "The address is set for each stack: pulumi config set alarmEmail …" } : {}),
          },
        ]
      : []),
  ];
}
