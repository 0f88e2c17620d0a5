import { isEverybody } from "../shared/statements.ts";
import { document, isRecord, type PolicyRule } from "../shared/view.ts";

/** Yearly rotation costs nothing; a key without a policy trusts whoever administers the account. */
const rule: PolicyRule = {
  code: "SEC-K5",
  *check(view) {
    for (const { id, inputs } of view.ofType("aws:kms/key:Key")) {
      // AWS rotates symmetric keys alone.
      const symmetric = (inputs["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";
      if (symmetric && inputs["enableKeyRotation"] !== true)
        yield { resource: id, property: "enableKeyRotation", message: "the key does not rotate" };
      if (!isRecord(document(inputs["policy"]))) yield { resource: id, property: "policy", message: "the key has no policy" };
    }
    for (const { resource, property, effect, principal, condition } of view.statements()) {
      if (resource.type === "aws:kms/key:Key" && effect === "Allow" && isEverybody(principal) && Object.keys(condition).length === 0)
        yield { resource: resource.id, property, message: "the key is open to everybody" };
    }
  },
};

export default rule;
