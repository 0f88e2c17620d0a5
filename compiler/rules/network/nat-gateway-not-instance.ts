import type { Rule } from "../rule.ts";

const forwarding = ["aws:ec2/instance:Instance", "aws:ec2/networkInterface:NetworkInterface"];

const rule: Rule = {
  severity: "error",
  title: "NAT uses gateways, not instances",
  reason: "A NAT instance has to be sized, patched and failed over by its owner. AWS does all of this for a NAT gateway.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html",
  good: '{extraResources: {probe: {type: "aws:ec2/networkInterface:NetworkInterface", inputs: {subnetId: {$ref: vpc-private-a.id}}}}}',
  bad: '{extraResources: {nat: {type: "aws:ec2/networkInterface:NetworkInterface", inputs: {subnetId: {$ref: vpc-public-a.id}, sourceDestCheck: false}}}}',
  security: { optional: "never", demand: "NAT uses gateways, not instances", ids: { checkov: ["CKV2_AWS_35"] } },

  *checkPlan(view) {
    for (const instance of forwarding.flatMap((type) => view.ofType(type))) {
      if (instance.inputs["sourceDestCheck"] === false)
        yield { resource: instance.id, property: "sourceDestCheck", message: "an instance forwards traffic: use a NAT gateway" };
    }
  },
};

export default rule;
