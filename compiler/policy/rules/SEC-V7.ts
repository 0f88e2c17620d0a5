import type { PolicyRule } from "../view.ts";

/** A NAT instance has to be patched and does not fail over. */
const rule: PolicyRule = {
  code: "SEC-V7",
  *check(view) {
    for (const instance of view.ofType("aws:ec2/instance:Instance")) {
      if (instance.inputs["sourceDestCheck"] === false)
        yield { resource: instance.id, property: "sourceDestCheck", message: "an instance forwards traffic: use a NAT gateway" };
    }
  },
};

export default rule;
