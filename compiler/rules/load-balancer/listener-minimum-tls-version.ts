import { minimumTlsVersion } from "../../aws/elb.ts";
import { demand } from "../shared/demand.ts";
import { isTlsListener } from "../shared/listeners.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Listeners set a TLS policy that requires TLS 1.2 or newer",
  reason: "AWS's default policy still speaks TLS 1.0. Of one that the table does not know listener-recommended-tls-policy speaks.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the TLS policy is explicit, 1.2 or newer",
    ids: { checkov: ["CKV_AWS_103", "CKV2_AWS_74"], trivy: ["AWS-0047"], prowler: ["elbv2_insecure_ssl_ciphers"] },
  },
  checkPlan: demand(
    "aws:lb/listener:Listener",
    "sslPolicy",
    "set, and TLS 1.2 or newer",
    (value) => typeof value === "string" && !["1.0", "1.1"].includes(String(minimumTlsVersion(value))),
    (resource) => !isTlsListener(resource),
  ),
};

export default rule;
