import { referencesOf } from "../../plan/references.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every Elastic IP address is attached",
  reason: "AWS charges for an Elastic IP address that nothing uses as for any other: 3.65 USD a month.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-12",
  good: '{extraResources: {office: {type: "aws:ec2/eip:Eip", inputs: {domain: vpc, instance: i-0a1b2c3d4e5f60718}}}}',
  bad: '{extraResources: {office: {type: "aws:ec2/eip:Eip", inputs: {domain: vpc}}}}',
  security: {
    optional: "never",
    demand: "every Elastic IP address is attached",
    ids: { checkov: ["CKV2_AWS_19"], securityHub: ["EC2.12"], prowler: ["ec2_elastic_ip_unassigned"] },
  },

  *checkPlan(view) {
    const used = new Set<string>();
    for (const { inputs } of view.referring()) referencesOf(inputs, used);
    for (const { id, inputs } of view.ofType("aws:ec2/eip:Eip")) {
      if (!used.has(id) && inputs["instance"] === undefined && inputs["networkInterface"] === undefined)
        yield { resource: id, message: "the address is not attached" };
    }
  },
};

export default rule;
