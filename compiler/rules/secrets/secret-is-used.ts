import { referencesOf } from "../../plan/references.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every secret is used",
  reason: "A secret that nothing reads is one more that can leak. Its value, its policy and its rotation do not read it.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "every secret is used",
    ids: { securityHub: ["SecretsManager.3"], prowler: ["secretsmanager_secret_unused"] },
  },

  *checkPlan(view) {
    const used = new Set<string>();
    for (const { type, inputs } of view.plan.resources) if (!type.startsWith("aws:secretsmanager/")) referencesOf(inputs, used);
    for (const { id } of view.ofType("aws:secretsmanager/secret:Secret"))
      if (!used.has(id)) yield { resource: id, message: "nothing reads this secret" };
  },
};

export default rule;
