import { egressType, ingressType } from "../security-groups.ts";
import type { PolicyRule } from "../view.ts";

/** The reader of a rule wants to know what it is for. */
const rule: PolicyRule = {
  code: "SEC-G4",
  *check(view) {
    for (const type of ["aws:ec2/securityGroup:SecurityGroup", ingressType, egressType]) {
      for (const each of view.ofType(type)) {
        const description = each.inputs["description"];
        if (typeof description !== "string" || description.length < 5)
          yield { resource: each.id, property: "description", message: "no description" };
      }
    }
  },
};

export default rule;
