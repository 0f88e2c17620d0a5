/** What the API of a service refuses: values that the rules on specs refuse at keys, written by overrides and extra resources. */
import { extra, foundAt, set, type Mutations } from "./mutation.ts";

const alarm = (inputs: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:cloudwatch/metricAlarm:MetricAlarm", { namespace: "AWS/SQS", metricName: "Messages", evaluationPeriods: 1, ...inputs }, does);
const database = (inputs: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:rds/instance:Instance", { engine: "postgres", ...inputs }, does);
const parameters = (name: string, value: string, does: string) =>
  extra("aws:rds/parameterGroup:ParameterGroup", { family: "postgres17", parameters: [{ name, value }] }, does);
const ingress = (inputs: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", { ipProtocol: "tcp", ...inputs }, does);
const legacy = (inputs: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:ec2/securityGroupRule:SecurityGroupRule", { type: "ingress", ...inputs }, does);
const statement = (Sid: string) => ({ Sid, Effect: "Allow", Action: "s3:GetObject", Resource: "*" });

export const refusedMutations: Mutations = {
  "datapoints-exceed-evaluation-periods": [
    set("observability-alarm-rds-cpu", "datapointsToAlarm", 16),
    alarm({ evaluationPeriods: 3, datapointsToAlarm: 4 }, "4 of 3 datapoints"),
  ],
  "alarm-evaluation-too-long": [
    alarm({ period: 600, evaluationPeriods: 145 }, "more than a day"),
    alarm({ period: 3600, evaluationPeriods: 169 }, "more than a week"),
    alarm({ metricQueries: [{ metric: { period: 60 } }], evaluationPeriods: 1441 }, "the metric of an expression"),
  ],
  "invalid-alarm-period": [
    set("observability-alarm-rds-cpu", "period", 45),
    alarm({ period: 0 }, "no time"),
    alarm({ metricQueries: [{ metric: { period: 61 } }] }, "the metric of an expression"),
    alarm({ metricQueries: [{ period: 90 }] }, "an expression"),
  ],
  "subnet-outside-vpc": [
    set("vpc-data-a", "cidrBlock", "10.250.0.0/24", "outside of the VPC"),
    extra("aws:ec2/subnet:Subnet", { vpcId: { $ref: "vpc", path: ["id"] }, cidrBlock: "10.2.0.0/28" }, "the block of another subnet"),
  ],
  "transition-too-early": [
    set("alb-logs-lifecycle", "rules.0.transitions", [
      { days: 100, storageClass: "STANDARD_IA" },
      { days: 40, storageClass: "GLACIER" },
    ]),
    extra(
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      { rules: [{ transitions: [{ days: 29, storageClass: "STANDARD_IA" }] }] },
      "infrequent access after 29 days",
    ),
    extra(
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      { rules: [{ expiration: { days: 60 }, transitions: [{ days: 60, storageClass: "GLACIER" }] }] },
      "the day on which they expire",
    ),
  ],
  "host-outside-hosted-zone": [set("route53-alias", "name", "api.other.io")],
  "invalid-log-retention": [
    set("vpc-flow-logs", "retentionInDays", 31),
    extra("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 4000 }, "longer than the longest"),
  ],
  "health-check-timeout-too-long": [
    set("alb-target-api", "healthCheck.timeout", 15, "as long as the interval"),
    set("alb-target-api", "healthCheck.interval", 5),
  ],
  "storage-limit-too-low": [
    set("rds-instance", "maxAllocatedStorage", 101),
    database({ allocatedStorage: 50, maxAllocatedStorage: 54 }, "8%"),
  ],
  "reserved-database-name": [set("rds-instance", "dbName", "postgres"), database({ dbName: "user" }, "a word of PostgreSQL")],
  "reserved-master-username": [set("rds-instance", "username", "rdsadmin"), database({ username: "app_v1" }, "a role of the application")],
  "instance-class-not-in-region": [
    set("rds-instance", "instanceClass", "db.t3.nano"),
    foundAt("rds-replica", set("rds-replica", "instanceClass", "db.r6g.3xlarge")),
  ],
  "node-type-not-in-region": [set("redis-adapter", "nodeType", "cache.t3.large")],
  "engine-version-not-available": [
    set("rds-instance", "engineVersion", "16.1"),
    database({ engineVersion: "12.3" }, "an old major version"),
  ],
  "invalid-availability-zone": [set("vpc-private-a", "availabilityZone", "us-east-1a")],
  "advanced-insights-need-performance-insights": [
    database({ databaseInsightsMode: "advanced" }, "Performance Insights is off"),
    database(
      { databaseInsightsMode: "advanced", performanceInsightsEnabled: true, performanceInsightsRetentionPeriod: 7 },
      "seven days of history",
    ),
  ],
  "read-replica-requires-backups": [set("rds-instance", "backupRetentionPeriod", 0)],
  "enhanced-monitoring-needs-role": [
    set("rds-instance", "monitoringRoleArn", undefined),
    set("rds-instance", "monitoringInterval", 0, "no interval"),
    database({ monitoringInterval: 60 }, "no role"),
  ],
  "duplicate-statement-id": [
    extra("aws:iam/policy:Policy", { policy: { $json: { Statement: [statement("A"), statement("A")] } } }, "two statements of a policy"),
    extra(
      "aws:iam/rolePolicy:RolePolicy",
      { policy: JSON.stringify({ Statement: [statement("A"), statement("B"), statement("A")] }) },
      "text",
    ),
  ],
  "invalid-parameter-value": [
    parameters("work_mem", "64MB", "a unit"),
    parameters("work_mem", "1", "below the range"),
    parameters("log_statement", "everything", "another word"),
  ],
  "parameter-not-modifiable": [parameters("wal_level", "logical", "RDS manages it")],
  "parameter-not-in-version": [parameters("force_parallel_mode", "off", "renamed in 16")],
  "invalid-security-group-rule": [
    ingress({ fromPort: 443, toPort: 443 }, "no peer"),
    ingress({ fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/8", prefixListId: "pl-1" }, "two peers"),
    ingress({ fromPort: 8080, toPort: 80, cidrIpv4: "10.0.0.0/8" }, "a range that runs backwards"),
    ingress({ fromPort: 443, toPort: 443, cidrIpv4: "10.1.2.3/16" }, "bits beyond the prefix"),
    ingress({ fromPort: 443, toPort: 443, cidrIpv4: "10.1.2.300/32" }, "no block"),
    ingress({ cidrIpv4: "10.0.0.0/8" }, "TCP without ports"),
    ingress({ ipProtocol: "17", fromPort: 53, cidrIpv4: "10.0.0.0/8" }, "UDP by number without a last port"),
    ingress({ fromPort: -1, toPort: -1, cidrIpv4: "10.0.0.0/8" }, "-1 as ports of TCP"),
    ingress({ ipProtocol: "-1", fromPort: 0, toPort: 65_535, cidrIpv4: "10.0.0.0/8" }, "ports of all protocols"),
    ingress({ ipProtocol: "tpc", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/8" }, "an unknown protocol"),
    ingress({ ipProtocol: "256", cidrIpv4: "10.0.0.0/8" }, "a number that is no protocol"),
    ingress({ ipProtocol: "icmp", cidrIpv4: "10.0.0.0/8" }, "ICMP without a type"),
    ingress({ ipProtocol: "icmp", fromPort: -1, toPort: 0, cidrIpv4: "10.0.0.0/8" }, "a code of all types of ICMP"),
    ingress({ ipProtocol: "icmpv6", fromPort: 300, toPort: 0, cidrIpv6: "2001:db8::/32" }, "a type that ICMP has not"),
    legacy({ protocol: "-1", fromPort: 0, toPort: 65_535 }, "ports of all protocols in the older type"),
    legacy({ protocol: "tcp", fromPort: 443, toPort: 80 }, "a range of the older type that runs backwards"),
    legacy({ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.1.2.3/16"] }, "bits beyond the prefix in the older type"),
    extra(
      "aws:ec2/securityGroup:SecurityGroup",
      { egress: [{ protocol: "all", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }] },
      "ports of all protocols inside of a group",
    ),
  ],
  "grace-period-without-load-balancer": [set("ecs-service-worker", "healthCheckGracePeriodSeconds", 30)],
};

export const refusedAllowed: Mutations = {
  "invalid-log-retention": [set("vpc-flow-logs", "retentionInDays", 0), set("vpc-flow-logs", "retentionInDays", undefined)],
  "invalid-security-group-rule": [
    ingress({ ipProtocol: "icmp", fromPort: 8, toPort: 0, cidrIpv4: "10.0.0.0/8" }, "type and code of ICMP"),
    ingress({ ipProtocol: "-1", cidrIpv6: "2001:db8::/32" }, "every protocol"),
    ingress({ ipProtocol: "-1", fromPort: -1, toPort: -1, cidrIpv4: "10.0.0.0/8" }, "every protocol, as EC2 answers it"),
    ingress({ ipProtocol: "icmpv6", cidrIpv6: "2001:db8::/32" }, "every type of ICMPv6"),
    ingress({ ipProtocol: "icmp", fromPort: -1, toPort: -1, cidrIpv4: "10.0.0.0/8" }, "every type of ICMP"),
    ingress({ ipProtocol: "50", cidrIpv4: "10.0.0.0/8" }, "a protocol without ports"),
    ingress({ fromPort: { $config: "port" }, toPort: 443, cidrIpv4: "10.0.0.0/8" }, "a port that deployment tells"),
    legacy({ protocol: "-1", fromPort: 0, toPort: 0, self: true }, "every protocol in the older type"),
  ],
  "invalid-alarm-period": [alarm({ period: 20 }, "20 seconds"), alarm({ period: 120 }, "two minutes")],
  "engine-version-not-available": [database({ engineVersion: "16.1", snapshotIdentifier: "old" }, "restored from a snapshot")],
  "instance-class-not-in-region": [database({ instanceClass: "db.zz9.large" }, "a family that may be new")],
};
