/** Values that AWS does not accept together, although it accepts each of them. */
import { extra, set, type Mutation, type Mutations } from "./mutation.ts";

const reference = (id: string, output: string) => ({ $ref: id, path: [output] });

/** A container of the worker's task. */
function container(does: string, changes: Readonly<Record<string, unknown>>): Mutation {
  return { does, at: "ecs-task-worker", change: (plan) => Object.assign(plan.containers("ecs-task-worker")[0], changes) };
}

const record = (inputs: Readonly<Record<string, unknown>>, does: string) =>
  extra(
    "aws:route53/record:Record",
    { zoneId: { $data: "hosted-zone", path: ["zoneId"] }, name: "x.tidechat.io", ttl: 60, ...inputs },
    does,
  );

const steps = (...bounds: readonly (readonly [string | undefined, string | undefined])[]) =>
  set(
    "ecs-scaling-realtime-event-loop-lag",
    "stepScalingPolicyConfiguration.stepAdjustments",
    bounds.map(([metricIntervalLowerBound, metricIntervalUpperBound]) => ({
      ...(metricIntervalLowerBound === undefined ? {} : { metricIntervalLowerBound }),
      ...(metricIntervalUpperBound === undefined ? {} : { metricIntervalUpperBound }),
      scalingAdjustment: 10,
    })),
    `steps are ${JSON.stringify(bounds)}`,
  );

const errors = "observability-alarm-api-errors";

const lifecycle = (rulePriority: number, tagStatus: string) => ({
  rulePriority,
  selection: { tagStatus, countType: "imageCountMoreThan", countNumber: 100 },
  action: { type: "expire" },
});

export const contradictionMutations: Mutations = {
  "properties-contradict": [
    set("alb-target-api", "loadBalancingAnomalyMitigation", "on"),
    set("alb-target-realtime", "stickiness.type", "app_cookie"),
    set("alb-target-realtime", "stickiness.type", "source_ip"),
    set("alb-https", "defaultActions", [{ type: "forward" }]),
    set("alb-https", "defaultActions", [{ type: "redirect", redirect: { statusCode: "HTTP_301" } }]),
    set("alb-rule-api", "conditions.0", { pathPattern: { values: ["/a"] }, hostHeader: { values: ["a.tidechat.io"] } }),
    set("ecs-scaling-api-cpu", "policyType", "StepScaling"),
    set(
      "ecs-scaling-api-cpu",
      "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.predefinedMetricType",
      "ALBRequestCountPerTarget",
    ),
    set("acm-certificate", "keyAlgorithm", "RSA_4096"),
    set("vpc-nat-a", "connectivityType", "private"),
    set("vpc-public-default-route", "destinationIpv6CidrBlock", "::/0"),
    set("vpc-endpoint-s3", "privateDnsEnabled", true),
    set("route53-alias", "ttl", 60),
    set("rds-instance", "availabilityZone", "eu-central-1a"),
    set("rds-proxy-target-group", "connectionPoolConfig.maxIdleConnectionsPercent", 100),
    set("waf", "defaultAction", { allow: {}, block: {} }),
    set("backup-vault-lock", "maxRetentionDays", 7),
    set("observability-alarm-rds-cpu", "extendedStatistic", "p99"),
    set(errors, "metricQueries.0.id", "errors"),
    extra(
      "aws:ec2/managedPrefixList:ManagedPrefixList",
      { maxEntries: 1, entries: [{ cidr: "10.0.0.0/24" }, { cidr: "10.0.1.0/24" }] },
      "a prefix list has more entries than it may have",
    ),
    extra(
      "aws:appautoscaling/target:Target",
      { serviceNamespace: "ecs", scalableDimension: "rds:cluster:ReadReplicaCount" },
      "a dimension of RDS",
    ),
  ],
  "duplicate-resource": [
    extra("aws:ec2/internetGateway:InternetGateway", { vpcId: reference("vpc", "id") }, "a second internet gateway"),
    extra("aws:lb/listener:Listener", { loadBalancerArn: reference("alb", "arn"), port: 443 }, "a second listener of a port"),
    extra("aws:sqs/queuePolicy:QueuePolicy", { queueUrl: reference("sqs-push", "url") }, "a second policy of a queue"),
    { ...record({ name: "api.tidechat.io.", type: "A" }, "a second record of a name"), plan: "prod" },
  ],
  "inconsistent-container-definitions": [
    container("nothing is essential", { essential: false }),
    container("it needs more memory than the task has", { memory: 65_536 }),
    container("it needs more CPU than the task has", { cpu: 65_536 }),
    container("it waits for a container that is not there", { dependsOn: [{ containerName: "proxy", condition: "START" }] }),
    container("it mounts a volume that is not there", { mountPoints: [{ sourceVolume: "cache", containerPath: "/c" }] }),
    container("the host has another port", { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
    container("a soft limit is above the hard one", { ulimits: [{ name: "nofile", softLimit: 2, hardLimit: 1 }] }),
    set("ecs-task-worker", "volumes.0.hostPath", "/var/run"),
  ],
  "service-does-not-fit-task": [
    set("ecs-service-api", "loadBalancers.0.containerName", "web"),
    set("ecs-service-api", "loadBalancers.0.containerPort", 8080),
    set("alb-target-api", "targetType", "instance"),
  ],
  "inconsistent-metric-queries": [
    set(errors, "metricQueries.0.returnData", true),
    set(errors, "metricQueries.2.returnData", false),
    set(errors, "metricQueries.2.expression", "100 * errors / request"),
  ],
  "step-adjustments-not-continuous": [steps(["0", "100"], ["50", undefined]), steps(["0", "50"], ["100", undefined]), steps(["5", "5"])],
  "invalid-record-value": [
    record({ type: "A", records: ["blog.example.net"] }, "an A record holds a name"),
    record({ type: "AAAA", records: ["10.0.0.1"] }, "an AAAA record holds an IPv4 address"),
    record({ type: "CNAME", records: ["a.tidechat.io", "b.tidechat.io"] }, "a CNAME record holds two names"),
    record({ type: "CNAME", name: "tidechat.io", records: ["a.tidechat.io"] }, "a CNAME record has the name of its zone"),
    record({ type: "MX", records: ["mx.tidechat.io"] }, "an MX record has no priority"),
    record({ type: "TXT", records: ["v".repeat(256)] }, "a text is too long"),
  ],
  "invalid-ip-set-address": [
    ...["203.0.113.7", "0.0.0.0/0", "2001:db8::/32", "tidechat.io/24"].map((address) =>
      extra("aws:wafv2/ipSet:IpSet", { ipAddressVersion: "IPV4", addresses: [address] }, `a set has ${address}`),
    ),
  ],
  "web-acl-log-name": [set("waf-logs", "name", "/waf/realtime")],
  "invalid-subscription": [
    ...[
      ["email", "oncall.tidechat.io"],
      ["https", "http://hooks.tidechat.io"],
      ["sqs", "alarms"],
    ].map(([protocol, endpoint]) =>
      extra("aws:sns/topicSubscription:TopicSubscription", { protocol, endpoint }, `${protocol} goes to ${endpoint}`),
    ),
    extra("aws:sns/topicSubscription:TopicSubscription", { protocol: "sms", filterPolicy: "severity=high" }, "a filter is no JSON"),
    extra(
      "aws:sns/topicSubscription:TopicSubscription",
      { protocol: "sms", filterPolicy: { $json: Object.fromEntries([..."abcdef"].map((name) => [name, ["x"]])) } },
      "a filter has six attributes",
    ),
    extra(
      "aws:sns/topicSubscription:TopicSubscription",
      {
        protocol: "sms",
        filterPolicy: {
          $json: { a: Array.from({ length: 16 }, (_, index) => String(index)), b: Array.from({ length: 10 }, (_, index) => String(index)) },
        },
      },
      "a filter has 160 combinations",
    ),
  ],
  "parameter-group-family-mismatch": [
    set("rds-parameters", "family", "postgres16"),
    { ...set("redis-main-parameters", "family", "redis6.x"), plan: "prod" },
  ],
  "static-parameter-applied-immediately": [
    set("rds-parameters", "parameters.0", { name: "shared_buffers", value: "65536", applyMethod: "immediate" }),
  ],
  "cache-engine-not-available": [
    { ...set("redis-main", "engineVersion", "7.2"), plan: "prod" },
    { ...set("redis-main-parameters", "parameters.0.value", "lru"), plan: "prod" },
  ],
  "subnet-size-not-accepted": [set("vpc-data-a", "cidrBlock", "10.1.255.0/29"), set("vpc", "cidrBlock", "10.0.0.0/15")],
  "subnet-group-in-one-zone": [
    set("rds-subnet-group", "subnetIds", [reference("vpc-data-a", "id"), reference("vpc-private-a", "id")]),
    set("alb", "ipAddressType", "dualstack"),
  ],
  "unknown-event-category": [
    set("rds-events-db-instance", "eventCategories", ["availability", "reboot"]),
    set("rds-events-db-parameter-group", "eventCategories", ["failure"]),
  ],
  "invalid-lifecycle-policy": [
    set("ecr-api-lifecycle", "policy", { $json: { rules: [lifecycle(1, "untagged"), lifecycle(1, "tagged")] } }),
    set("ecr-api-lifecycle", "policy", { $json: { rules: [lifecycle(2, "untagged"), lifecycle(1, "any")] } }),
  ],
  "unknown-action": [set("iam-task-api-policy", "policy.$json.Statement.0.Action", ["sqs:SendMessage", "sqs:SendMesage"])],
  "listener-security-headers": [
    set("alb-https", "routingHttpResponseStrictTransportSecurityHeaderValue", undefined),
    set("alb-https", "routingHttpResponseStrictTransportSecurityHeaderValue", "max-age=0; includeSubDomains"),
    set("alb-https", "routingHttpResponseXContentTypeOptionsHeaderValue", undefined),
    {
      does: "every origin gets an answer with credentials",
      at: "alb-https",
      change: (plan) => {
        plan.set("alb-https", "routingHttpResponseAccessControlAllowOriginHeaderValue", "*");
        plan.set("alb-https", "routingHttpResponseAccessControlAllowCredentialsHeaderValue", "true");
      },
    },
  ],
  "redirects-stay-on-platform": [
    set("alb-http", "defaultActions.0.redirect.host", "tidechat.io.evil.net"),
    set("alb-http", "defaultActions.0.redirect.host", "eviltidechat.io"),
    set("alb-http", "defaultActions.0.redirect.host", { $config: "host" }),
    set("alb-http", "defaultActions.0.redirect.protocol", "HTTP"),
    extra(
      "aws:alb/listenerRule:ListenerRule",
      { actions: [{ type: "authenticate-oidc", authenticateOidc: { issuer: "https://tidechat.io@evil.net/" } }] },
      "somebody else issues identities",
    ),
  ],
  "bucket-serves-no-website": [
    set("alb-logs", "website", { indexDocument: "index.html" }),
    set("alb-logs", "corsRules", [{ allowedMethods: ["GET"], allowedOrigins: ["https://tidechat.io", "*"] }]),
  ],
  "secret-stays-in-region": [set("rds-app-secret", "replicas", [{ region: "us-east-1" }])],
  "generated-password-strong": [
    set("rds-master-password", "length", 8),
    { ...set("redis-main-auth-token", "length", 16), plan: "prod" },
    extra("random:index/randomPassword:RandomPassword", { length: 24, lower: false, upper: false, special: false }, "it has digits alone"),
    extra(
      "random:index/randomPassword:RandomPassword",
      { length: 20, lower: false, upper: false, overrideSpecial: "!!" },
      "it has few signs",
    ),
  ],
};

/** What AWS accepts, although it is rare. */
export const contradictionsAllowed: Mutations = {
  "properties-contradict": [
    set("alb-target-api", "loadBalancingAnomalyMitigation", { $config: "mitigation" }, "stack config decides, and may decide for `off`"),
    set("rds-instance", "manageMasterUserPassword", false),
  ],
  "duplicate-resource": [
    extra("aws:iam/rolePolicy:RolePolicy", { role: reference("iam-task-api", "name") }, "Pulumi names a second policy of a role"),
    record({ name: "api.tidechat.io", type: "AAAA" }, "a name has a record of another type"),
  ],
  "inconsistent-metric-queries": [
    set(errors, "metricQueries.2.expression", "IF(requests > 2, SUM(METRICS('errors')), FILL(errors, REPEAT)) + 1e3"),
  ],
  "invalid-ip-set-address": [
    extra("aws:wafv2/ipSet:IpSet", { ipAddressVersion: "IPV6", addresses: ["2001:db8::/32"] }, "a set of IPv6 has a block"),
  ],
  "cache-engine-not-available": [{ ...set("redis-main", "engineVersion", "6.x"), plan: "prod" }],
  "step-adjustments-not-continuous": [steps([undefined, "-10"], ["-10", "0"], ["0", undefined])],
  "invalid-record-value": [
    record({ type: "CNAME", name: "s1._domainkey.tidechat.io", records: ["s1.dkim.mail.net."] }, "an underscore in a name"),
    record({ type: "TXT", records: [`"${"v".repeat(200)}" "${"v".repeat(200)}"`] }, "a long text in two parts"),
  ],
  "redirects-stay-on-platform": [
    set("alb-http", "defaultActions.0.redirect.host", "www.tidechat.io"),
    set("alb-http", "defaultActions.0.redirect.protocol", "#{protocol}"),
  ],
};
