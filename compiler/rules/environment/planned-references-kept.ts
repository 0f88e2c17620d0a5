import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Overrides keep the resources that planned ones refer to",
  reason:
    "Modules give each resource a role, a security group, subnets and a key of its own. With those of another service, or with some that the plan does not contain, no rule can tell what it may do and who can reach it.",
  source: "platform-compile",
  good: '{extraResources: {proxy-reads: {type: "aws:iam/role:Role", inputs: {assumeRolePolicy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: rds.amazonaws.com}, Action: "sts:AssumeRole", Condition: {StringEquals: {"aws:SourceAccount": "412356789014"}}}]}}}}}, overrides: {rds-proxy: {set: {roleArn: {$ref: proxy-reads.arn}}}}}',
  bad: "{overrides: {alb: {set: {securityGroups: [{$ref: sg-api.id}]}}}}",
  security: {
    optional: "with-waiver",
    demand: "overrides keep the resources that planned ones refer to, or put extra ones in their place",
    prodWaiver: "conflict",
    note: "a person has to judge where the reference leads instead",
  },
};

export default rule;
