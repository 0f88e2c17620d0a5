/** Rows B, W and C. */
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
  { rows: ["B1"], of: group, at: "name", to: `x${"y".repeat(32)}`, by: "names" },
  { rows: ["B2"], of: "#alb", at: "subnets", to: [{ $ref: "vpc-public-a", path: ["id"] }] },
  { rows: ["B3"], of: "#alb", at: "idleTimeout", to: 4001 },
  { rows: ["B5"], of: group, at: "deregistrationDelay", to: 3601 },
  { rows: ["B5"], of: group, at: "slowStart", to: 10 },
  { rows: ["B6"], of: "#alb-target-realtime", at: "stickiness.cookieDuration", to: 604_801 },
  { rows: ["B6"], of: "#alb-target-realtime", at: "stickiness.cookieName", to: "AWSALBX" },
  { rows: ["B7"], of: group, at: "healthCheck.timeout", to: 15 },
  { rows: ["B7"], of: group, at: "healthCheck.enabled", to: false },
  { rows: ["B8"], of: "lb/listenerRule", at: "priority", to: 50_001 },
  { rows: ["B8"], of: "#alb-rule-realtime", at: "priority", to: 100 },
  { rows: ["B9"], of: "lb/listenerRule", at: "conditions.1.pathPattern.values.0", to: `/${"x".repeat(128)}` },
  { rows: ["B10"], of: "lb/listenerRule", at: "actions.0.forward", to: { targetGroups: many((index) => ({ arn: `arn-${index}` })) } },
  { rows: ["B11"], of: https, at: "defaultActions.0.fixedResponse.statusCode", to: "302" },
  { rows: ["B12"], of: "#alb-http", at: "defaultActions.0.redirect.protocol", to: "HTTP" },
  { rows: ["B13"], of: https, at: "sslPolicy" },
  {
    rows: ["B14"],
    of: "s3/bucketServerSideEncryptionConfiguration",
    at: "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm",
    to: "aws:kms",
  },
  { rows: ["B14"], of: "#alb", at: "options.dependsOn", by: "B15" },
  { rows: ["B15"], of: "s3/bucketPolicy", at: "policy.$json.Statement.0.Principal", to: { AWS: "arn:aws:iam::127311923021:root" } },
  { rows: ["B16"], of: group, at: "options.deleteBeforeReplace" },
  { rows: ["B17"], of: "#alb", at: "options.protect", by: "R18" },
  { rows: ["B18"], of: "wafv2/webAclAssociation", at: "webAclArn", to: { $ref: "waf", path: ["arn"] }, copy: "waf-association-2" },
  { rows: ["B19"], of: group, at: "protocolVersion", to: "HTTP2" },
  { rows: ["W1"], of: acl, at: "rules.0.statement.rateBasedStatement.limit", to: 9 },
  { rows: ["W1"], of: acl, at: "rules.0.statement.rateBasedStatement.evaluationWindowSec", to: 90 },
  { rows: ["W2"], of: acl, at: "name", to: "a web acl", by: "names" },
  { rows: ["W2"], of: acl, at: "description", to: "Limits (all)" },
  { rows: ["W3"], of: acl, at: "rules.0.visibilityConfig.metricName", to: "All" },
  { rows: ["W4"], of: acl, at: "rules", to: many(manyUnits) },
  { rows: ["W5"], of: acl, at: "rules", to: many(rateLimit) },
  { rows: ["W5"], of: acl, at: "rules.1.priority", to: 0, by: "G14" },
  { rows: ["W6"], of: acl, at: "customResponseBodies.0.content", to: "x".repeat(4097) },
  { rows: ["W6"], of: acl, at: "rules.0.action.block.customResponse.responseCode", to: 199 },
  {
    rows: ["W8"],
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
  { rows: ["W9"], of: acl, at: "rules.0.overrideAction", to: { none: {} } },
  {
    rows: ["W10"],
    of: "wafv2/webAclLoggingConfiguration",
    at: "logDestinationConfigs.1",
    to: "arn:aws:logs:eu-central-1:412356789014:log-group:aws-waf-logs-2",
  },
  { rows: ["W11"], of: acl, at: "rules.2.statement.rateBasedStatement.limit", to: 100, by: "G14" },
  { rows: ["W12"], of: acl, at: "rules.3.statement.managedRuleGroupStatement.name", to: "CommonRuleSet" },
  { rows: ["C1"], of: "acm/certificate", at: "domainName", to: `${"x".repeat(62)}.io` },
  { rows: ["C2"], of: "acm/certificate", at: "subjectAlternativeNames", to: many((index) => `h${index}.tidechat.io`) },
  { rows: ["C3"], of: "#acm-validation-record", at: "ttl", to: 60, copy: "acm-validation-record-2" },
  { rows: ["C4", "13.20"], of: "acm/certificate", at: "options.deleteBeforeReplace", to: true, by: "G17" },
  { rows: ["13.20"], of: "lb/listenerRule", at: "conditions.0.hostHeader.values.0", to: "other.tidechat.io", by: "G17" },
  { rows: ["C6"], of: "#route53-alias", at: "ttl", to: 60 },
];
