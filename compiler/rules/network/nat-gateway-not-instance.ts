import type { Rule } from "../rule.ts";

const forwarding = ["aws:ec2/instance:Instance", "aws:ec2/networkInterface:NetworkInterface"];

const rule: Rule = {
  severity: "error",
  title: "NAT uses gateways, not instances",
  reason: "A NAT instance has to be patched and does not fail over.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "NAT is a gateway, not an instance", ids: { checkov: ["CKV2_AWS_35"] } },

  *checkPlan(view) {
    for (const instance of forwarding.flatMap((type) => view.ofType(type))) {
      if (instance.inputs["sourceDestCheck"] === false)
        yield { resource: instance.id, property: "sourceDestCheck", message: "an instance forwards traffic: use a NAT gateway" };
    }
  },
};

export default rule;
