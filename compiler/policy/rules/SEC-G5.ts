import { referencesOf } from "../../plan/resolve.ts";
import { egressType, ingressType } from "../security-groups.ts";
import type { PolicyRule } from "../view.ts";

/** A group that nothing stands in is forgotten, and one day used. Task groups are attached when a task runs: outputs name them. */
const rule: PolicyRule = {
  code: "SEC-G5",
  *check(view) {
    const used = new Set<string>();
    for (const resource of view.plan.resources) {
      if (resource.type !== ingressType && resource.type !== egressType) referencesOf(resource.inputs, used);
    }
    for (const output of Object.values(view.plan.outputs)) referencesOf(output.value, used);
    for (const group of view.ofType("aws:ec2/securityGroup:SecurityGroup"))
      if (!used.has(group.id)) yield { resource: group.id, message: "nothing stands in this group" };
  },
};

export default rule;
