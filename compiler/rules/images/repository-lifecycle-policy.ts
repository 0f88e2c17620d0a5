import { companion } from "../shared/companion.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Repositories have a lifecycle policy that expires old images",
  reason: "Every push stays, and is paid for, without one.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "repositories drop old images",
    ids: { securityHub: ["ECR.3"], prowler: ["ecr_repositories_lifecycle_policy_enabled"] },
  },
  checkPlan: companion(
    "aws:ecr/repository:Repository",
    "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    "repository",
    "old images are never dropped",
  ),
};

export default rule;
