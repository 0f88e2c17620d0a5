import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Listeners serve HTTPS and redirect HTTP",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "clients are served over HTTPS; HTTP only redirects",
    ids: {
      checkov: ["CKV_AWS_2", "CKV2_AWS_20", "CKV_AWS_376"],
      securityHub: ["ELB.1", "ELB.18"],
      trivy: ["AWS-0054"],
      prowler: ["elbv2_ssl_listeners"],
    },
  },
};

export default rule;
