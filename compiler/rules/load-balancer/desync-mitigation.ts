import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";
import { isNotApplication } from "../shared/listeners.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer mitigates HTTP desync attacks",
  reason:
    "When the load balancer and a server parse an ambiguous request differently, an attacker can smuggle a second request into it. The modes `defensive` and `strictest` do not pass such requests on.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12",
  good: "{overrides: {alb: {set: {desyncMitigationMode: strictest}}}}",
  bad: "{overrides: {alb: {set: {desyncMitigationMode: monitor}}}}",
  security: {
    optional: "never",
    demand: "the load balancer mitigates HTTP desync attacks",
    ids: { checkov: ["CKV_AWS_328"], securityHub: ["ELB.12"], prowler: ["elbv2_desync_mitigation_mode"] },
  },

  checkPlan: demand(
    "aws:lb/loadBalancer:LoadBalancer",
    "desyncMitigationMode",
    "defensive or strictest",
    (value) => value === "defensive" || value === "strictest",
    isNotApplication,
  ),
};

export default rule;
