/** Mutations of load balancer, web ACL, certificate and records. */
import type { Mutation } from "../plan-mutations.ts";

const group = "lb/targetGroup";
const https = "#alb-https";
const acl = "wafv2/webAcl";
const manyUnits = (index: number) => ({
  name: `group-${index}`,
  priority: 1000 + index,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { name: "AWSManagedRulesCommonRuleSet", vendorName: "AWS" } },
  visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: `group-${index}`, sampledRequestsEnabled: true },
});
const rateLimit = (index: number) => ({
  name: `limit-${index}`,
  priority: index,
  action: { block: {} },
  statement: { rateBasedStatement: { aggregateKeyType: "IP", limit: 100 } },
  visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: `limit-${index}`, sampledRequestsEnabled: true },
});
const many = <T>(make: (index: number) => T): readonly T[] => Array.from({ length: 11 }, (_, index) => make(index));

export const edgeMutations: readonly Mutation[] = [
  { topics: ["load-balancer-names"], of: group, at: "name", to: `x${"y".repeat(32)}`, by: "names" },
  { topics: ["load-balancer-subnets"], of: "#alb", at: "subnets", to: [{ $ref: "vpc-public-a", path: ["id"] }] },
  { topics: ["load-balancer-timeouts"], of: "#alb", at: "idleTimeout", to: 4001 },
  { topics: ["deregistration-delay"], of: group, at: "deregistrationDelay", to: 3601 },
  { topics: ["deregistration-delay"], of: group, at: "slowStart", to: 10 },
  { topics: ["stickiness"], of: "#alb-target-realtime", at: "stickiness.cookieDuration", to: 604_801 },
  { topics: ["stickiness"], of: "#alb-target-realtime", at: "stickiness.cookieName", to: "AWSALBX" },
  { topics: ["target-health-check"], of: group, at: "healthCheck.timeout", to: 15 },
  { topics: ["target-health-check"], of: group, at: "healthCheck.enabled", to: false },
  { topics: ["rule-priorities"], of: "lb/listenerRule", at: "priority", to: 50_001 },
  { topics: ["rule-priorities"], of: "#alb-rule-realtime", at: "priority", to: 100 },
  { topics: ["path-patterns"], of: "lb/listenerRule", at: "conditions.1.pathPattern.values.0", to: `/${"x".repeat(128)}` },
  {
    topics: ["forward-targets"],
    of: "lb/listenerRule",
    at: "actions.0.forward",
    to: { targetGroups: many((index) => ({ arn: `arn-${index}` })) },
  },
  { topics: ["fixed-responses"], of: https, at: "defaultActions.0.fixedResponse.statusCode", to: "302" },
  { topics: ["redirects"], of: "#alb-http", at: "defaultActions.0.redirect.protocol", to: "HTTP" },
  { topics: ["https-certificate"], of: https, at: "sslPolicy" },
  {
    topics: ["access-log-bucket"],
    of: "s3/bucketServerSideEncryptionConfiguration",
    at: "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm",
    to: "aws:kms",
  },
  { topics: ["access-log-bucket"], of: "#alb", at: "options.dependsOn", by: "access-log-principal" },
  {
    topics: ["access-log-principal"],
    of: "s3/bucketPolicy",
    at: "policy.$json.Statement.0.Principal",
    to: { AWS: "arn:aws:iam::127311923021:root" },
  },
  { topics: ["target-group-names"], of: group, at: "options.deleteBeforeReplace" },
  { topics: ["load-balancer-deletion-protection"], of: "#alb", at: "options.protect", by: "database-replacement" },
  {
    topics: ["one-web-acl"],
    of: "wafv2/webAclAssociation",
    at: "webAclArn",
    to: { $ref: "waf", path: ["arn"] },
    copy: "waf-association-2",
  },
  { topics: ["websocket-protocol"], of: group, at: "protocolVersion", to: "HTTP2" },
  { topics: ["rate-limits"], of: acl, at: "rules.0.statement.rateBasedStatement.limit", to: 9 },
  { topics: ["rate-limits"], of: acl, at: "rules.0.statement.rateBasedStatement.evaluationWindowSec", to: 90 },
  { topics: ["waf-names"], of: acl, at: "name", to: "a web acl", by: "names" },
  { topics: ["waf-names"], of: acl, at: "description", to: "Limits (all)" },
  { topics: ["waf-metrics"], of: acl, at: "rules.0.visibilityConfig.metricName", to: "All" },
  { topics: ["waf-capacity"], of: acl, at: "rules", to: many(manyUnits) },
  { topics: ["rate-based-rules"], of: acl, at: "rules", to: many(rateLimit) },
  { topics: ["rate-based-rules"], of: acl, at: "rules.1.priority", to: 0, by: "limits-are-ordered" },
  { topics: ["waf-custom-responses"], of: acl, at: "customResponseBodies.0.content", to: "x".repeat(4097) },
  { topics: ["waf-custom-responses"], of: acl, at: "rules.0.action.block.customResponse.responseCode", to: 199 },
  {
    topics: ["waf-search-strings"],
    of: acl,
    at: "rules.0.statement.rateBasedStatement.scopeDownStatement",
    to: {
      byteMatchStatement: {
        fieldToMatch: { uriPath: {} },
        positionalConstraint: "EXACTLY",
        searchString: "/API",
        textTransformations: [{ priority: 0, type: "LOWERCASE" }],
      },
    },
  },
  { topics: ["waf-rule-actions"], of: acl, at: "rules.0.overrideAction", to: { none: {} } },
  {
    topics: ["waf-log-destinations"],
    of: "wafv2/webAclLoggingConfiguration",
    at: "logDestinationConfigs.1",
    to: "arn:aws:logs:eu-central-1:412356789014:log-group:aws-waf-logs-2",
  },
  { topics: ["order-of-rate-limits"], of: acl, at: "rules.2.statement.rateBasedStatement.limit", to: 100, by: "limits-are-ordered" },
  { topics: ["managed-rule-groups"], of: acl, at: "rules.3.statement.managedRuleGroupStatement.name", to: "CommonRuleSet" },
  { topics: ["certificate-names"], of: "acm/certificate", at: "domainName", to: `${"x".repeat(62)}.io` },
  {
    topics: ["alternative-certificate-names"],
    of: "acm/certificate",
    at: "subjectAlternativeNames",
    to: many((index) => `h${index}.tidechat.io`),
  },
  { topics: ["validation-records"], of: "#acm-validation-record", at: "ttl", to: 60, copy: "acm-validation-record-2" },
  {
    topics: ["certificate-in-use", "hosts-and-placeholders"],
    of: "acm/certificate",
    at: "options.deleteBeforeReplace",
    to: true,
    by: "certificates-cover",
  },
  {
    topics: ["hosts-and-placeholders"],
    of: "lb/listenerRule",
    at: "conditions.0.hostHeader.values.0",
    to: "other.tidechat.io",
    by: "certificates-cover",
  },
  { topics: ["alias-records"], of: "#route53-alias", at: "ttl", to: 60 },
];
