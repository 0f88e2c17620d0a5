import { referencesOf } from "../../plan/resolve.ts";
import type { PolicyRule } from "../view.ts";

/** A secret that nothing reads is one more that can leak. */
const rule: PolicyRule = {
  code: "SEC-K4",
  *check(view) {
    const used = new Set<string>();
    for (const resource of view.plan.resources)
      if (resource.type !== "aws:secretsmanager/secretVersion:SecretVersion") referencesOf(resource.inputs, used);
    for (const { id } of view.ofType("aws:secretsmanager/secret:Secret"))
      if (!used.has(id)) yield { resource: id, message: "nothing reads this secret" };
  },
};

export default rule;
