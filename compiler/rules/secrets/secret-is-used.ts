import { referencesOf } from "../../plan/builder/resolve.ts";
import type { PolicyRule } from "../shared/view.ts";

/** A secret that nothing reads is one more that can leak. Its value, its policy and its rotation do not read it. */
const rule: PolicyRule = {
  code: "SEC-K4",
  *check(view) {
    const used = new Set<string>();
    for (const { type, inputs } of view.plan.resources) if (!type.startsWith("aws:secretsmanager/")) referencesOf(inputs, used);
    for (const { id } of view.ofType("aws:secretsmanager/secret:Secret"))
      if (!used.has(id)) yield { resource: id, message: "nothing reads this secret" };
  },
};

export default rule;
