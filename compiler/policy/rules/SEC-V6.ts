import { referencesOf } from "../../plan/resolve.ts";
import type { PolicyRule } from "../view.ts";

/** An address that nothing uses costs as much as one that is used. */
const rule: PolicyRule = {
  code: "SEC-V6",
  *check(view) {
    const used = new Set(view.ofType("aws:ec2/natGateway:NatGateway").flatMap((nat) => [...referencesOf(nat.inputs["allocationId"])]));
    for (const eip of view.ofType("aws:ec2/eip:Eip"))
      if (!used.has(eip.id)) yield { resource: eip.id, message: "no NAT gateway uses this address" };
  },
};

export default rule;
