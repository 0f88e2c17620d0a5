/** Log of requests that the firewall blocked or counted, in its own log group (web-acl-logging). */
import { accountId, arnOf } from "../shared/account.ts";
import { nameOf } from "../shared/names.ts";
import { policy, statement } from "../shared/policies.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { concat } from "../../plan/builder/expr.ts";
import { rule, traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { webAcl, webAclName } from "./refs.ts";

const from = ["waf.enableWaf"];
const logGroup = handle("aws:cloudwatch/logGroup:LogGroup", "waf-logs");
const deliveryPolicy = handle("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "waf-logs-delivery");

/** Headers with credentials; redacted in logs and samples. */
export const credentialHeaders = ["authorization", "cookie"] as const;

export function lowerLogging(environment: Environment): readonly Draft[] {
  return [
    resource(
      logGroup,
      {
        // WAF requires this prefix.
        name: webAclName(environment).map((name) => `aws-waf-logs-${name}`),
        retentionInDays: key(environment, "waf.wafLogRetentionDays").alsoFrom("rule:log-group-retention", "rule:log-retention-one-year"),
        kmsKeyId: keyArn(environment).alsoFrom("rule:log-group-customer-managed-key"),
      },
      { from },
    ),
    delivery(environment),
    resource(
      handle("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "waf-logging"),
      {
        resourceArn: webAcl.out("arn"),
        logDestinationConfigs: rule("web-acl-logging", [logGroup.out("arn")]),
        redactedFields: credentialHeaders.map((name) => ({ singleHeader: { name } })),
        loggingFilter: key(environment, "waf.wafLogAllowedRequests").map((everything) => (everything ? undefined : onlyMatched)),
      },
      { from, dependsOn: [deliveryPolicy] },
    ),
  ];
}

const onlyMatched = {
  defaultBehavior: "DROP",
  filters: [
    {
      behavior: "KEEP",
      requirement: "MEETS_ANY",
      conditions: ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((action) => ({ actionCondition: { action } })),
    },
  ],
};

/** Without this policy WAF maintains one for the whole account, which hits its size limit and remains after the stack is destroyed. */
function delivery(environment: Environment): Draft {
  const write = statement({
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: concat(logGroup.out("arn"), ":log-stream:*"),
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": arnOf(environment, "logs", "*") },
    },
  });
  return resource(
    deliveryPolicy,
    { policyName: nameOf(environment, "policy", "waf-logs"), policyDocument: traced(policy(write), "region") },
    { from },
  );
}
