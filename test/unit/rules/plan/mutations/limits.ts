/** Values, sizes and combinations that AWS does not accept, wherever they come from. */
import { extra, set, type Mutation, type Mutations } from "./mutation.ts";

const action = (inputs: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:appautoscaling/scheduledAction:ScheduledAction", inputs, does);
const group = (inputs: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:elasticache/replicationGroup:ReplicationGroup", inputs, does);
const database = (inputs: Readonly<Record<string, unknown>>, does: string) => extra("aws:rds/instance:Instance", inputs, does);
const plan = (rule: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:backup/plan:Plan", { rules: [{ ruleName: "extra", ...rule }] }, does);
const policy = (...statements: readonly object[]) => ({ $json: { Version: "2012-10-17", Statement: statements } });
const root = { AWS: "arn:aws:iam::412356789014:root" };

/** The same resource several times; found at the last one, which exceeds the limit. */
const many = (count: number, type: string, inputs: (index: number) => Readonly<Record<string, unknown>>, does: string): Mutation => ({
  does,
  at: `extra-${count}`,
  change: (made) => {
    for (let index = 1; index <= count; index += 1) made.add(`extra-${index}`, type, inputs(index));
  },
});
const texts = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `s${index}`);
const ref = (id: string, output: string) => ({ $ref: id, path: [output] });
const long = (length: number) => ({ Statement: [{ Sid: "a".repeat(length) }] });
const groupIngress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const metric = { namespace: "AWS/SQS", metricName: "Messages", period: 60, stat: "Sum" };

const many11 = Object.fromEntries(texts(11).map((name) => [name, "true"]));
const queuePolicy = (Statement: readonly object[], does: string) =>
  extra("aws:sqs/queuePolicy:QueuePolicy", { policy: { $json: { Statement } } }, does);

export const limitMutations: Mutations = {
  "limit-exceeded": [
    extra(
      "aws:wafv2/regexPatternSet:RegexPatternSet",
      { regularExpressions: texts(11).map((regexString) => ({ regexString })) },
      "11 expressions",
    ),
    extra(
      "aws:dynamodb/table:Table",
      { billingMode: "PAY_PER_REQUEST", localSecondaryIndexes: texts(6).map((name) => ({ name })) },
      "6 local indexes",
    ),
    set(
      "waf",
      "customResponseBodies",
      [{ key: "rate-limited", contentType: "TEXT_PLAIN", content: "x".repeat(4097) }],
      "a response is too long",
    ),
    many(
      3,
      "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
      () => ({ logGroup: ref("ecs-logs-api", "name") }),
      "three subscriptions",
    ),
    set("alb-rule-api", "actions", [{ type: "forward", forward: { targetGroups: texts(6).map((arn) => ({ arn })) } }], "six target groups"),
    extra("aws:wafv2/ruleGroup:RuleGroup", { capacity: 5001, rules: [] }, "a rule group above 5,000 units"),
    set(
      "ecs-service-api",
      "loadBalancers",
      Array.from({ length: 6 }, (_, i) => ({ targetGroupArn: `t${i}` })),
      "six target groups",
    ),
    many(6, "aws:cloudwatch/eventTarget:EventTarget", () => ({ rule: "nightly" }), "six targets"),
    set(
      "ecs-task-api",
      "containerDefinitions",
      { $json: [{ name: "api", environment: [{ name: "A", value: "a".repeat(65_536) }] }] },
      "a long variable",
    ),
    set(
      "ecs-task-api",
      "containerDefinitions",
      { $json: Array.from({ length: 11 }, (_, index) => ({ name: `c${index}` })) },
      "eleven containers",
    ),
    extra("aws:iam/rolePolicy:RolePolicy", { role: ref("iam-task-api", "name"), policy: { $json: long(10_240) } }, "a long inline policy"),
    extra("aws:iam/role:Role", { inlinePolicies: [{ policy: long(6000) }, { policy: { $json: long(5000) } }] }, "two inline policies"),
    extra("aws:iam/policy:Policy", { policy: { $json: long(6144) } }, "a long managed policy"),
    extra("aws:s3/bucketPolicy:BucketPolicy", { policy: { $json: long(20_480) } }, "a long bucket policy"),
    extra("aws:sqs/queuePolicy:QueuePolicy", { policy: JSON.stringify(long(8192)) }, "a long queue policy, as text"),
    queuePolicy(
      Array.from({ length: 21 }, () => ({})),
      "21 statements of a queue policy",
    ),
    queuePolicy([{ Action: texts(8) }], "eight actions of a statement"),
    queuePolicy([{ Principal: { AWS: texts(30) } }, { Principal: { AWS: texts(21), Service: "s3.amazonaws.com" } }], "52 principals"),
    queuePolicy([{ Condition: { ArnLike: { a: "b", c: "d" } } }, { Condition: { Bool: many11 } }], "13 conditions"),
    extra("aws:sqs/queue:Queue", { policy: { $json: { Statement: [{ Action: texts(8) }] } } }, "eight actions in the policy of a queue"),
    extra("aws:secretsmanager/secretVersion:SecretVersion", { secretString: { $secret: "é".repeat(32_769) } }, "a long secret"),
    extra("aws:ssm/parameter:Parameter", { value: "a".repeat(4097) }, "a long parameter"),
    extra(
      "aws:cloudwatch/dashboard:Dashboard",
      { dashboardBody: { $json: { widgets: Array.from({ length: 501 }, () => ({})) } } },
      "many widgets",
    ),
    extra(
      "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      { policy: { $json: { rules: Array.from({ length: 51 }, () => ({})) } } },
      "many lifecycle rules",
    ),
    extra(
      "aws:sqs/queue:Queue",
      { tags: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, "a"])) },
      "tags beside the common ones",
    ),
    extra(
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      {
        metricQueries: [
          { id: "sum", expression: "SUM(METRICS())" },
          ...Array.from({ length: 11 }, (_, index) => ({ id: `m${index}`, metric })),
        ],
      },
      "eleven metrics of an alarm",
    ),
    extra(
      "aws:appautoscaling/policy:Policy",
      {
        targetTrackingScalingPolicyConfiguration: {
          customizedMetricSpecification: {
            metrics: Array.from({ length: 11 }, (_, index) => ({ id: `m${index}`, metricStat: { metric } })),
          },
        },
      },
      "eleven metrics of a policy",
    ),
    extra("aws:rds/subnetGroup:SubnetGroup", { subnetIds: texts(21) }, "21 subnets of a database"),
    set("ecs-service-api", "networkConfiguration.subnets", texts(17), "17 subnets of a service"),
    set("ecs-service-api", "networkConfiguration.securityGroups", texts(6), "six groups of a service"),
    extra("aws:route53/record:Record", { records: texts(401) }, "401 values of a record"),
    many(11, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy", (index) => ({ policyName: `p${index}` }), "eleven log policies"),
  ],
  "default-quota-exceeded": [
    extra("aws:ec2/networkAcl:NetworkAcl", { ingress: texts(21) }, "21 rules inside a network ACL"),
    extra(
      "aws:dynamodb/table:Table",
      { billingMode: "PAY_PER_REQUEST", globalSecondaryIndexes: texts(21).map((name) => ({ name })) },
      "21 global indexes",
    ),
    {
      does: "a rule names a prefix list of 70 entries",
      at: "extra",
      change: (made) => {
        made.add("list", "aws:ec2/managedPrefixList:ManagedPrefixList", { maxEntries: 70, entries: [] });
        made.add("extra", "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
          securityGroupId: "sg-1",
          prefixListId: ref("list", "id"),
        });
      },
    },
    many(101, "aws:lb/listenerRule:ListenerRule", () => ({ listenerArn: "arn:listener" }), "many rules of a listener"),
    many(61, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", () => ({ securityGroupId: "sg-1" }), "many rules of a group"),
    extra(
      "aws:ec2/securityGroup:SecurityGroup",
      { ingress: [{ cidrBlocks: Array.from({ length: 61 }, (_, i) => `10.0.${i}.0/24`) }] },
      "an inline rule with many ends",
    ),
    {
      does: "a prefix list of 60 entries beside a rule",
      at: "extra-2",
      change: (made) => {
        made.add("partners", "aws:ec2/managedPrefixList:ManagedPrefixList", { maxEntries: 60 });
        const inGroup = { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 443, toPort: 443 };
        made.add("extra-1", groupIngress, { ...inGroup, prefixListId: ref("partners", "id") });
        made.add("extra-2", groupIngress, { ...inGroup, cidrIpv6: "2001:db8::/32" });
      },
    },
    many(6, "aws:ec2/eip:Eip", () => ({}), "many addresses"),
    many(11, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", () => ({ role: ref("iam-task-api", "name") }), "many managed policies"),
    extra("aws:iam/role:Role", { assumeRolePolicy: { $json: long(2048) } }, "a long trust policy"),
    set("alb", "securityGroups", ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"], "six groups of an interface"),
    extra("aws:acm/certificate:Certificate", { domainName: "a", subjectAlternativeNames: texts(10) }, "eleven names"),
    extra(
      "aws:wafv2/webAcl:WebAcl",
      { rules: Array.from({ length: 11 }, () => ({ statement: { rateBasedStatement: {} } })) },
      "eleven rate limits",
    ),
    many(51, "aws:ec2/vpcEndpoint:VpcEndpoint", () => ({ vpcEndpointType: "Interface" }), "51 interface endpoints"),
    many(6, "aws:ec2/natGateway:NatGateway", () => ({ subnetId: "subnet-1" }), "six NAT gateways of a zone"),
    many(21, "aws:rds/eventSubscription:EventSubscription", () => ({}), "21 event subscriptions"),
    many(51, "aws:rds/parameterGroup:ParameterGroup", () => ({}), "51 parameter groups"),
    many(301, "aws:cloudwatch/eventRule:EventRule", () => ({}), "301 event rules"),
  ],
  "value-not-accepted": [
    set("alb-target-api", "healthCheck.interval", 301),
    set("alb-target-api", "healthCheck.interval", "4", "a number as text is too low"),
    set("alb", "idleTimeout", 4001),
    set("redis-adapter", "snapshotRetentionLimit", 36),
    set("redis-adapter", "numCacheClusters", 7),
    set("rds-instance", "backupRetentionPeriod", 36),
    set("iam-key", "deletionWindowInDays", 5),
    set("sqs-push", "visibilityTimeoutSeconds", { $secret: 43_201 }, "a secret value is too high"),
    set("vpc-flow-log", "trafficType", "EVERYTHING"),
    extra("aws:alb/targetGroup:TargetGroup", { healthCheck: { timeout: 121 } }, "a type by the provider's other name"),
    extra("aws:sqs/queue:Queue", { delaySeconds: 901 }, "an extra queue waits too long"),
    extra("aws:ec2/securityGroup:SecurityGroup", { description: "café" }, "a description has a letter that EC2 refuses"),
    extra("aws:lb/listenerRule:ListenerRule", { actions: [{ type: "send" }] }, "an item of a list has an unknown value"),
    extra("aws:cloudwatch/metricAlarm:MetricAlarm", { alarmActions: ["a", "b", "c", "d", "e", "f"] }, "six alarm actions"),
    extra("aws:rds/proxy:Proxy", { vpcSubnetIds: ["subnet-1"] }, "a list is too short"),
    extra("aws:iam/role:Role", { name: "a".repeat(65) }, "a name is too long"),
  ],
  "minimum-above-maximum": [
    set("ecs-scaling-api", "minCapacity", 500),
    action({ scalableTargetAction: { minCapacity: 5, maxCapacity: 1 } }, "the minimum of an action is above the maximum"),
  ],
  "invalid-schedule-expression": [
    action({ schedule: "at(2030-02-31T00:00:00)" }, "there is no such day"),
    action({ schedule: "cron(0 20 * * MON-FRI)" }, "a cron expression has five fields"),
    action({ schedule: "every night" }, "a schedule is no expression"),
    extra("aws:cloudwatch/eventRule:EventRule", { scheduleExpression: "rate(0 minutes)" }, "a rate of nothing"),
    extra("aws:cloudwatch/eventRule:EventRule", { scheduleExpression: "at(2026-11-30T10:00:00)" }, "an event rule has a single time"),
    extra("aws:scheduler/schedule:Schedule", { scheduleExpression: "cron(0 20 ? * MON-FRI)" }, "a schedule has no year"),
    plan({ schedule: "rate(1 day)" }, "a backup plan has a rate"),
    plan({ scheduleExpressionTimezone: "Middle/Earth" }, "a backup plan has a time zone that does not exist"),
    action({ timezone: "utc" }, "a time zone is in lowercase"),
    extra(
      "aws:scheduler/schedule:Schedule",
      { scheduleExpression: "rate(1 day)", scheduleExpressionTimezone: "Europe/Berlyn" },
      "a schedule has a time zone that does not exist",
    ),
    set("backup-plan", "rules.0.schedule", "0 3 * * *"),
  ],
  "invalid-slow-start": [
    set("alb-target-api", "slowStart", 29),
    set("alb-target-api", "slowStart", 60, "the algorithm is least outstanding requests"),
    extra(
      "aws:lb/targetGroup:TargetGroup",
      { slowStart: 60, loadBalancingAlgorithmType: "weighted_random" },
      "the algorithm is weighted random",
    ),
  ],
  "cold-storage-too-short": [
    plan({ lifecycle: { coldStorageAfter: 30, deleteAfter: 119 } }, "89 days in cold storage"),
    plan({ copyActions: [{ lifecycle: { coldStorageAfter: 1, deleteAfter: 30 } }] }, "a copy is deleted too early"),
    set("backup-plan", "rules.0.lifecycle", { coldStorageAfter: 10, deleteAfter: 35 }),
  ],
  "failover-without-replica": [
    set("redis-adapter", "numCacheClusters", 1),
    group({ automaticFailoverEnabled: true, numNodeGroups: 2, replicasPerNodeGroup: 0 }, "shards have no replica"),
    group({ automaticFailoverEnabled: true }, "no count is stated"),
    group({ multiAzEnabled: true, numCacheClusters: 2 }, "Multi-AZ does not fail over"),
  ],
  "invalid-storage-performance": [
    database({ storageType: "gp3", allocatedStorage: 399, iops: 12_000 }, "IOPS below 400 GiB"),
    database({ storageType: "gp3", allocatedStorage: 399, storageThroughput: 500 }, "throughput below 400 GiB"),
    database({ storageType: "gp3", allocatedStorage: 400, iops: 11_999 }, "too few IOPS"),
    database({ storageType: "gp2", allocatedStorage: 500, iops: 12_000 }, "IOPS of gp2"),
    database({ storageType: "io1", allocatedStorage: 500 }, "no IOPS of io1"),
    database({ storageType: "io2", allocatedStorage: 500, iops: 1000, storageThroughput: 500 }, "throughput of io2"),
  ],
  "key-policy-locks-everyone-out": [
    set("iam-key", "policy", policy({ Effect: "Allow", Principal: root, Action: "kms:Decrypt", Resource: "*" }), "root only decrypts"),
    set(
      "iam-key",
      "policy",
      policy(
        { Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" },
        { Effect: "Deny", Principal: "*", Action: "kms:Put*", Resource: "*" },
      ),
      "everyone is denied",
    ),
    extra(
      "aws:kms/keyPolicy:KeyPolicy",
      { policy: policy({ Effect: "Allow", Principal: { Service: "logs.amazonaws.com" }, Action: "kms:*", Resource: "*" }) },
      "only a service is allowed",
    ),
  ],
  "backup-overlaps-maintenance": [
    set("rds-instance", "maintenanceWindow", "sun:02:00-sun:04:30", "the windows overlap"),
    set("rds-instance", "backupWindow", "3:00-4:00"),
    extra(
      "aws:rds/cluster:Cluster",
      { preferredBackupWindow: "03:00-04:00", preferredMaintenanceWindow: "mon:03:30-mon:04:30" },
      "the windows of a cluster overlap",
    ),
    database({ backupWindow: "03:00-03:20", maintenanceWindow: "sun:05:00-sun:06:00" }, "a window is too short"),
  ],
  "snapshot-overlaps-maintenance": [
    group({ snapshotWindow: "05:30-06:30", maintenanceWindow: "sun:05:00-sun:06:00" }, "the windows overlap"),
    group({ snapshotWindow: "05:30-06:00", maintenanceWindow: "mon:05:00-mon:06:00" }, "a window is too short"),
  ],
  "invalid-fargate-size": [
    extra(
      "aws:ecs/taskDefinition:TaskDefinition",
      { requiresCompatibilities: ["FARGATE"], cpu: "512", memory: "8192" },
      "more memory than the CPU allows",
    ),
  ],
  "rollout-cannot-progress": [set("ecs-service-api", "deploymentMaximumPercent", 100)],
};
