import type { Rule } from "../rule.ts";
import { blockedGroups } from "../shared/managed-rule-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL blocks anonymous IP addresses",
  reason: "the list also holds hosting providers that legitimate servers call from",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "anonymous addresses are blocked",
    note: "the list also holds hosting providers that legitimate servers call from",
    ids: { checkov: ["CKV2_AWS_76"] },
  },

  control: blockedGroups(["AWSManagedRulesAnonymousIpList"]),
};

export default rule;
