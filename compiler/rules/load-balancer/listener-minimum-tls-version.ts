import { minimumTlsVersion } from "../../aws/elb.ts";
import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";
import { isTlsListener } from "../shared/listeners.ts";

const rule: Rule = {
  severity: "error",
  title: "Listeners set a TLS policy that requires TLS 1.2 or newer",
  reason: "The default policy of the API accepts TLS 1.0 and 1.1, which have known weaknesses.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
  good: "{overrides: {alb-https: {set: {sslPolicy: ELBSecurityPolicy-TLS13-1-3-2021-06}}}}",
  bad: "{overrides: {alb-https: {set: {sslPolicy: ELBSecurityPolicy-2016-08}}}}",
  security: {
    optional: "never",
    demand: "listeners set a TLS policy that requires TLS 1.2 or newer",
    ids: { checkov: ["CKV_AWS_103", "CKV2_AWS_74"], trivy: ["AWS-0047"], prowler: ["elbv2_insecure_ssl_ciphers"] },
  },

  checkPlan: demand(
    "aws:lb/listener:Listener",
    "sslPolicy",
    "set, and TLS 1.2 or newer",
    // A policy that the table does not know is left to listener-recommended-tls-policy.
    (value) => typeof value === "string" && !["1.0", "1.1"].includes(String(minimumTlsVersion(value))),
    (resource) => !isTlsListener(resource),
  ),
};

export default rule;
