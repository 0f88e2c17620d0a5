import type { Rule } from "../rule.ts";
import { blockedGroups } from "../shared/managed-rule-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL blocks anonymous IP addresses",
  reason: "`AWSManagedRulesAnonymousIpList` also contains hosting providers. It would block legitimate servers that call the API.",
  source:
    "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-ip-rep.html#aws-managed-rule-groups-ip-rep-anonymous",
  security: {
    optional: "always",
    demand: "the web ACL blocks anonymous IP addresses",
    note: "the list also contains hosting providers, from which legitimate servers call",
    ids: { checkov: ["CKV2_AWS_76"] },
  },

  control: blockedGroups(["AWSManagedRulesAnonymousIpList"]),
};

export default rule;
