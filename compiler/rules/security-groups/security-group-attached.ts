import { referencesOf } from "../../plan/references.ts";
import { groupType, ruleTypes } from "../shared/security-groups.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every security group is attached to a resource",
  reason: "A group that nothing stands in is forgotten, and one day used. Task groups are attached when a task runs: outputs name them.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "every group is attached",
    ids: { checkov: ["CKV2_AWS_5"], prowler: ["ec2_securitygroup_not_used"] },
  },

  *checkPlan(view) {
    const used = new Set<string>();
    for (const { type, inputs } of view.plan.resources) {
      // Other groups' rules name it as a peer; nothing stands in it for that.
      if (type !== groupType && !ruleTypes.includes(type)) referencesOf(inputs, used);
    }
    for (const output of Object.values(view.plan.outputs)) referencesOf(output.value, used);
    for (const group of view.ofType(groupType))
      if (!used.has(group.id)) yield { resource: group.id, message: "nothing stands in this group" };
  },
};

export default rule;
