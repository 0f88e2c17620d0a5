import type { PolicyRule } from "../shared/view.ts";

/** `preferred` would still take plain connections. */
const rule: PolicyRule = {
  code: "SEC-E2",
  *check(view) {
    for (const { id, inputs } of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      if (inputs["transitEncryptionEnabled"] !== true || inputs["transitEncryptionMode"] !== "required")
        yield { resource: id, property: "transitEncryptionMode", message: "TLS is not required" };
    }
  },
};

export default rule;
