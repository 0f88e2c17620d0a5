import { closedToEverybody } from "../shared/tls-only.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "No secret policy allows public access",
  reason: "A secret's policy never names everybody.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "secrets have no public policy", ids: { prowler: ["secretsmanager_not_publicly_accessible"] } },
  checkPlan: closedToEverybody("aws:secretsmanager/secretPolicy:SecretPolicy", "aws:secretsmanager/secret:Secret"),
};

export default rule;
