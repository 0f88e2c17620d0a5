import { referencesOf } from "../../plan/references.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every Elastic IP address is attached",
  reason: "An address that nothing uses costs as much as one that is used.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "every Elastic IP is attached",
    ids: { checkov: ["CKV2_AWS_19"], securityHub: ["EC2.12"], prowler: ["ec2_elastic_ip_unassigned"] },
  },

  *checkPlan(view) {
    const used = new Set<string>();
    for (const { inputs } of view.plan.resources) referencesOf(inputs, used);
    for (const { id, inputs } of view.ofType("aws:ec2/eip:Eip")) {
      if (!used.has(id) && inputs["instance"] === undefined && inputs["networkInterface"] === undefined)
        yield { resource: id, message: "nothing uses this address" };
    }
  },
};

export default rule;
