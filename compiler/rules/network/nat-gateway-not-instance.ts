import type { PolicyRule } from "../shared/view.ts";

const forwarding = ["aws:ec2/instance:Instance", "aws:ec2/networkInterface:NetworkInterface"];

/** A NAT instance has to be patched and does not fail over. */
const rule: PolicyRule = {
  code: "SEC-V7",
  *check(view) {
    for (const instance of forwarding.flatMap((type) => view.ofType(type))) {
      if (instance.inputs["sourceDestCheck"] === false)
        yield { resource: instance.id, property: "sourceDestCheck", message: "an instance forwards traffic: use a NAT gateway" };
    }
  },
};

export default rule;
