/** Everything that a spec can add to services, workers and queues, at once: an overlay for spec/prod.yaml. */

const secretArn = "arn:aws:secretsmanager:eu-central-1:412356789014:secret:push-Ab3dEf";
const keyArn = "arn:aws:kms:eu-central-1:412356789014:key/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22";

/** For a service or worker. */
const extras = {
  environment: { LOG_LEVEL: "info", FEATURE_REACTIONS: "true" },
  secrets: {
    PUSH_KEY: { secretArn, jsonKey: "privateKey", keyArn },
    SEARCH_TOKEN: { ssm: "/realtime/prod/search-token" },
  },
  sendsTo: ["thumbnails"],
  iamStatements: [
    { Sid: "ReadAvatars", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-avatars/*"] },
    {
      Effect: "Deny",
      Action: ["s3:GetObject"],
      Resource: ["arn:aws:s3:::acme-avatars/private/*"],
      Condition: { StringNotEquals: { "aws:PrincipalTag/team": ["media", "ops"] } },
    },
  ],
  securityGroupRules: {
    collector: { direction: "egress", cidr: "10.8.0.0/16", port: 8125, protocol: "udp", description: "Metrics to the office collector" },
    office: { direction: "ingress", cidr: "10.9.0.0/24", port: 9000, toPort: 9010, description: "Debugging from the office" },
    search: { direction: "egress", securityGroupId: "sg-0a1b2c3d4e5f60718", port: 9200, description: "Search cluster of the team" },
    peers: { direction: "egress", workload: "realtime", port: 3002, description: "Presence of connected clients" },
  },
  alarms: {
    "memory-early": {
      namespace: "AWS/ECS",
      metric: "MemoryUtilization",
      statistic: "Maximum",
      comparison: ">",
      threshold: 75,
      description: "Memory is short; look for a leak that a deployment brought.",
    },
    "thumbnails-flood": {
      namespace: "AWS/SQS",
      metric: "NumberOfMessagesSent",
      queue: "thumbnails",
      statistic: "Sum",
      comparison: ">=",
      threshold: 10000,
      periodSeconds: 300,
      evaluationPeriods: 6,
      datapointsToAlarm: 4,
      missingData: "ignore",
      tellsRecovery: true,
      description: "Uploads have multiplied; look for abuse.",
    },
  },
  scheduledTasks: {
    digest: { schedule: "cron(0 3 * * ? *)", timezone: "Europe/Berlin", command: ["node", "dist/digest.js"] },
    sweep: { schedule: "rate(15 minutes)", command: ["node", "dist/sweep.js"], cpu: 512, memory: 1024, enabled: false },
  },
  scheduledCapacity: {
    day: { schedule: "cron(0 7 ? * MON-FRI *)", timezone: "Europe/Berlin", minCount: 2, maxCount: 3 },
    night: { schedule: "cron(0 19 ? * MON-FRI *)", timezone: "Europe/Berlin", minCount: 1 },
  },
  sidecars: {
    otel: {
      image: "412356789014.dkr.ecr.eu-central-1.amazonaws.com/shared/otel:v0.43.2",
      essential: true,
      cpu: 64,
      memory: 128,
      user: "4317:4317",
      command: ["--config=/etc/otel.yaml"],
      environment: { OTEL_LEVEL: "warn" },
      secrets: { OTEL_TOKEN: { ssm: "/realtime/prod/otel-token" } },
      healthCheckCommand: ["CMD", "/healthcheck"],
    },
    geo: { image: "public.ecr.aws/acme/geo@sha256:" + "a".repeat(64), cpu: 32, memory: 64 },
  },
};

/**
 * An extra service with everything, one with WebSocket connections, two extra workers, two extra queues, and additions to the built-in
 * ones.
 */
export const everyExtra: Record<string, unknown> = {
  // More tasks than the database class of spec/prod.yaml has connections for.
  rds: { rdsInstanceClass: "db.m6g.large", rdsProxyMaxConnectionsPercent: 95 },
  sqs: { extraQueues: { thumbnails: { handlerSeconds: 60, visibilityTimeoutSeconds: 360 }, "mail-out": {} } },
  ecsServices: {
    extraServices: {
      reports: {
        paths: ["/api/reports", "/api/reports/*"],
        listenerPriority: 50,
        desiredCount: 2,
        cpu: 512,
        memory: 1024,
        scaleOnRequestsPerMinute: 600,
        stickyDurationSeconds: 60,
        ...extras,
        alarms: {
          ...extras.alarms,
          slow: {
            namespace: "AWS/ApplicationELB",
            metric: "TargetResponseTime",
            statistic: "p99.9",
            comparison: ">",
            threshold: 5,
            description: "Reports are slow; look at the database.",
          },
        },
      },
      "live-view": {
        paths: ["/live/*"],
        host: "live.tidechat.io",
        desiredCount: 2,
        cpu: 512,
        memory: 1024,
        connections: { maxPerTask: 2000, scaleOnConnections: true },
        imageContract: { publishesMetrics: ["ActiveConnections", "EventLoopLagMs", "Viewers"], subscribes: ["events"] },
        sendsTo: ["push"],
        alarms: {
          viewers: {
            namespace: "Application",
            metric: "Viewers",
            statistic: "Average",
            comparison: ">",
            threshold: 1800,
            description: "Tasks are almost full of viewers; raise their number.",
          },
        },
      },
    },
    serviceExtras: { api: extras, realtime: { environment: { LOG_LEVEL: "warn" } } },
  },
  ecsWorkers: {
    extraWorkers: {
      "image-resizer": {
        consumes: ["thumbnails"],
        desiredCount: 2,
        cpu: 1024,
        memory: 2048,
        scaleOnQueueDepth: 20,
        scaleOnOldestMessageAge: 120,
        ...extras,
      },
      mailer: {
        consumes: ["mail-out", "offline"],
        desiredCount: 2,
        cpu: 256,
        memory: 512,
        scaleOnQueueDepth: 100,
        scaleOnOldestMessageAge: 300,
      },
    },
    workerExtras: { worker: { ...extras, consumes: ["mail-out"] } },
  },
};
