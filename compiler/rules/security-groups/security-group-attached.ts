import { referencesOf } from "../../plan/references.ts";
import type { Rule } from "../rule.ts";
import { groupType, ruleTypes } from "../../reach/stated-rules.ts";

const rule: Rule = {
  severity: "error",
  title: "Every security group is attached to a resource",
  reason:
    "An unused security group is easily forgotten, and its outdated rules take effect once somebody attaches it. Groups of tasks that run on demand count as attached, because the outputs name them.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-22",
  good: '{extraResources: {relay: {type: "aws:ec2/securityGroup:SecurityGroup", inputs: {name: realtime-relay, description: Mail relay of the company, vpcId: {$ref: vpc.id}}}, relay-interface: {type: "aws:ec2/networkInterface:NetworkInterface", inputs: {subnetId: {$ref: vpc-private-a.id}, securityGroups: [{$ref: relay.id}]}}}}',
  bad: '{extraResources: {relay: {type: "aws:ec2/securityGroup:SecurityGroup", inputs: {name: realtime-relay, description: Mail relay of the company, vpcId: {$ref: vpc.id}}}}}',

  security: {
    optional: "never",
    demand: "every security group is attached to a resource",
    ids: { checkov: ["CKV2_AWS_5"], prowler: ["ec2_securitygroup_not_used"] },
  },

  *checkPlan(view) {
    const used = new Set<string>();
    for (const { type, inputs } of view.referring()) {
      // A rule of another group that names it as a peer does not attach it.
      if (type !== groupType && !ruleTypes.includes(type)) referencesOf(inputs, used);
    }
    for (const output of Object.values(view.plan.outputs)) referencesOf(output.value, used);
    for (const group of view.ofType(groupType))
      if (!used.has(group.id)) yield { resource: group.id, message: "no resource uses this security group" };
  },
};

export default rule;
