import { referencesOf } from "../../plan/builder/resolve.ts";
import type { PolicyRule } from "../shared/view.ts";

/** An address that nothing uses costs as much as one that is used. */
const rule: PolicyRule = {
  code: "SEC-V6",
  *check(view) {
    const used = new Set<string>();
    for (const { inputs } of view.plan.resources) referencesOf(inputs, used);
    for (const { id, inputs } of view.ofType("aws:ec2/eip:Eip")) {
      if (!used.has(id) && inputs["instance"] === undefined && inputs["networkInterface"] === undefined)
        yield { resource: id, message: "nothing uses this address" };
    }
  },
};

export default rule;
