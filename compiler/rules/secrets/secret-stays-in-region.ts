import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Secrets stay in the region of the environment",
  reason:
    "A replica is a secret of its own in another region: roles, keys and alarms of this environment do not protect it, and it may leave the jurisdiction that the data must stay in.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html",
  good: "{overrides: {rds-app-secret: {set: {recoveryWindowInDays: 30}}}}",
  bad: "{overrides: {rds-app-secret: {set: {replicas: [{region: us-east-1}]}}}}",
  security: { optional: "with-waiver", demand: "secrets stay in the region of the environment", prodWaiver: "conflict" },

  judges: "resources",
  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:secretsmanager/secret:Secret"))
      if (list(inputs["replicas"]).length > 0)
        yield { resource: id, property: "replicas", message: "the secret is copied to another region" };
  },
};

export default rule;
