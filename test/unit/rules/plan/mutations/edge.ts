/** Load balancer, certificate, records, web ACL, logs and alarms. */
import { extra, set, type Mutation, type Mutations } from "./mutation.ts";

const balancer = "aws:lb/loadBalancer:LoadBalancer";
const safe = { dropInvalidHeaderFields: true, desyncMitigationMode: "defensive", subnets: ["subnet-1", "subnet-2"] };

/** The certificate is replaced before its successor is there. */
const deletedFirst: Mutation = {
  does: "the certificate is deleted first",
  at: "acm-certificate",
  change: (plan) => (plan.resource("acm-certificate").options.deleteBeforeReplace = true),
};

const alarm = "observability-deployment-api";

const listenerRule = (inputs: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:alb/listenerRule:ListenerRule", { listenerArn: { $ref: "alb-https", path: ["arn"] }, priority: 10, ...inputs }, does);

/** Rules that take 25 units each: a set of regular expressions on a path of its own. */
const patterns = (count: number) =>
  Array.from({ length: count }, (_, priority) => ({
    name: `n${priority}`,
    priority,
    statement: {
      regexPatternSetReferenceStatement: {
        arn: "arn:aws:wafv2:eu-central-1:412356789014:regional/regexpatternset/a/b",
        fieldToMatch: { uriPath: {} },
        textTransformations: [{ priority: 0, type: "NONE" }],
      },
    },
  }));
const unknownGroup = {
  name: "theirs",
  priority: 0,
  statement: { ruleGroupReferenceStatement: { arn: "arn:aws:wafv2:eu-central-1:412356789014:regional/rulegroup/a/b" } },
};

export const edgeMutations: Mutations = {
  "listener-rule-beyond-limits": [
    listenerRule(
      { conditions: [{ pathPattern: { values: ["/a", "/b", "/c", "/d"] } }, { hostHeader: { values: ["x.io", "y.io"] } }] },
      "two conditions have six values",
    ),
    listenerRule({ conditions: [{ queryStrings: [1, 2, 3, 4, 5, 6].map((value) => ({ value: String(value) })) }] }, "six query strings"),
    listenerRule({ conditions: [{ pathPattern: { values: ["/*/*/*", "/*/?/*"] } }] }, "six wildcards"),
    listenerRule(
      { conditions: [{ pathPattern: { regexValues: ["^/a", "^/b", "^/c", "^/d", "^/e"] } }, { hostHeader: { values: ["x.io"] } }] },
      "five regular expressions and a host",
    ),
    listenerRule({ conditions: [{ pathPattern: { values: ["/a"] } }, { pathPattern: { values: ["/b"] } }] }, "two conditions on paths"),
    listenerRule({ priority: 100, conditions: [{ pathPattern: { values: ["/a"] } }] }, "the priority of another rule"),
  ],
  "load-balancer-logs-use-sse-s3": [
    set("alb-logs-encryption", "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm", "aws:kms"),
    set("alb-logs-encryption", "rules", [{ applyServerSideEncryptionByDefault: { sseAlgorithm: { $secret: "aws:kms:dsse" } } }]),
  ],
  "listener-minimum-tls-version": [
    set("alb-https", "sslPolicy", undefined),
    set("alb-https", "sslPolicy", "ELBSecurityPolicy-2016-08"),
    set("alb-https", "sslPolicy", "ELBSecurityPolicy-TLS-1-1-2017-01"),
    extra("aws:lb/listener:Listener", { protocol: "TLS", port: 8443 }, "a TLS listener states no policy"),
  ],
  "listener-recommended-tls-policy": [
    set("alb-https", "sslPolicy", "ELBSecurityPolicy-TLS13-1-2-2021-06"),
    set("alb-https", "sslPolicy", "ELBSecurityPolicy-FS-1-2-2019-08"),
    set("alb-https", "sslPolicy", "ELBSecurityPolicy-2099"),
  ],
  "drop-invalid-headers": [
    set("alb", "dropInvalidHeaderFields", false),
    extra(
      "aws:alb/loadBalancer:LoadBalancer",
      { ...safe, dropInvalidHeaderFields: undefined },
      "a load balancer by the provider's other name does not",
    ),
  ],
  "desync-mitigation": [set("alb", "desyncMitigationMode", "monitor"), set("alb", "desyncMitigationMode", undefined)],
  "load-balancer-multi-az": [
    set("alb", "subnets", [{ $ref: "vpc-public-a", path: ["id"] }], "one subnet is left"),
    extra(balancer, { ...safe, subnets: undefined, subnetMappings: [{ subnetId: "subnet-1" }] }, "another has one subnet"),
  ],
  "target-group-health-check": [set("alb-target-api", "healthCheck", undefined), set("alb-target-realtime", "healthCheck.enabled", false)],
  "certificate-create-before-delete": [deletedFirst],
  "certificate-transparency-logging": [
    set("acm-certificate", "options.certificateTransparencyLoggingPreference", "DISABLED"),
    set("acm-certificate", "options.certificateTransparencyLoggingPreference", { $config: "logging" }),
  ],
  "certificate-no-wildcard": [
    set("acm-certificate", "domainName", "*.tidechat.io"),
    set("acm-certificate", "subjectAlternativeNames", ["*.tidechat.io"]),
  ],
  "certificate-strong-key": [set("acm-certificate", "keyAlgorithm", "RSA_1024")],
  "no-dangling-dns-record": [
    set(
      "route53-alias",
      "aliases.0.name",
      "realtime-alb-1.eu-central-1.elb.amazonaws.com",
      "the alias names a load balancer that is not planned",
    ),
    extra("aws:route53/record:Record", { aliases: [{ zoneId: "Z1" }] }, "an alias names nothing"),
  ],
  "web-acl-rule-metrics": [
    set("waf", "visibilityConfig.cloudwatchMetricsEnabled", false),
    set("waf", "rules.0.visibilityConfig.cloudwatchMetricsEnabled", false),
    set("waf", "rules.3.visibilityConfig", undefined),
  ],
  "web-acl-capacity-exceeded": [
    set("waf", "rules", patterns(61), "1,525 units"),
    extra("aws:wafv2/webAcl:WebAcl", { rules: patterns(61) }, "a web ACL of its own takes 1,525 units"),
    extra("aws:wafv2/webAcl:WebAcl", { rules: [unknownGroup] }, "a group has a capacity that nothing tells"),
  ],
  "rule-group-capacity-too-low": [
    extra("aws:wafv2/ruleGroup:RuleGroup", { capacity: 24, rules: patterns(1) }, "a rule takes 25 units of 24"),
    extra("aws:wafv2/ruleGroup:RuleGroup", { capacity: 25, rules: patterns(2) }, "two rules take more than one"),
  ],
  "log-group-retention": [set("ecs-logs-api", "retentionInDays", undefined), set("waf-logs", "retentionInDays", 0)],
  "alarm-has-actions": [
    set(alarm, "alarmActions", undefined),
    set(alarm, "alarmActions", []),
    set(alarm, "actionsEnabled", false),
    extra("aws:cloudwatch/compositeAlarm:CompositeAlarm", { alarmRule: "ALARM(a) AND ALARM(b)" }, "a composite alarm does nothing"),
  ],
};

export const edgeAllowed: Mutations = {
  "listener-rule-beyond-limits": [
    listenerRule({ conditions: [{ pathPattern: { values: ["/*/*/*", "/*/*"] } }] }, "five wildcards"),
    listenerRule({ conditions: [{ pathPattern: { regexValues: ["^/a.*b.*c.*d.*e.*f.*$"] } }] }, "a regular expression has no wildcards"),
  ],
  "listener-minimum-tls-version": [set("alb-https", "sslPolicy", "ELBSecurityPolicy-TLS13-1-2-2021-06")],
  "drop-invalid-headers": [
    extra(balancer, { loadBalancerType: "network", subnets: ["subnet-1", "subnet-2"] }, "a network load balancer does not read headers"),
  ],
  "desync-mitigation": [
    set("alb", "desyncMitigationMode", "strictest"),
    extra(balancer, { loadBalancerType: "network" }, "a network load balancer does not read requests"),
  ],
  "load-balancer-multi-az": [
    extra(
      balancer,
      { ...safe, subnets: undefined, subnetMappings: [{ subnetId: "subnet-1" }, { subnetId: "subnet-2" }] },
      "two subnets are mapped",
    ),
  ],
  "certificate-no-wildcard": [
    extra("aws:acm/certificate:Certificate", { privateKey: "…", certificateBody: "…" }, "a certificate is imported"),
  ],
};
