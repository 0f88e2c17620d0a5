import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer deletion protection is enabled",
  reason: "an environment that is taken down must be deletable: off, deploy, destroy",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the load balancer is protected against deletion",
    prodWaiver: "conflict",
    note: "an environment that is taken down must be deletable: off, deploy, destroy",
    ids: { checkov: ["CKV_AWS_150"], securityHub: ["ELB.6"], prowler: ["elbv2_deletion_protection"] },
  },
};

export default rule;
