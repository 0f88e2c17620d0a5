import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Listeners serve HTTPS and redirect HTTP",
  reason: "Over plain HTTP everybody on the path can read and change requests, session tokens included.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1",
  good: "{overrides: {alb-https: {set: {port: 8443}}}}",
  bad: "{overrides: {alb-https: {set: {protocol: HTTP}}}}",
  security: {
    optional: "with-waiver",
    demand: "listeners serve HTTPS and redirect HTTP",
    ids: {
      checkov: ["CKV_AWS_2", "CKV2_AWS_20", "CKV_AWS_376"],
      securityHub: ["ELB.1", "ELB.18"],
      trivy: ["AWS-0054"],
      prowler: ["elbv2_ssl_listeners"],
    },
  },
};

export default rule;
