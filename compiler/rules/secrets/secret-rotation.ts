import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Secrets are rotated within 90 days",
  reason:
    "a rotation outside the plan would leave running tasks with a stale value; rds.rdsCredentialVersion rotates and redeploys together",
  source: "TODO-SOURCE",

  security: {
    optional: "unsupported",
    demand: "secrets are rotated within 90 days",
    note: "no key of platform-compile satisfies it: a rotation outside the plan would leave running tasks with a refused credential; rds.rdsCredentialVersion rotates and redeploys together",
    ids: {
      checkov: ["CKV2_AWS_57", "CKV_AWS_304"],
      securityHub: ["SecretsManager.1", "SecretsManager.2", "SecretsManager.4"],
      cdkNag: ["SMG4"],
      prowler: ["secretsmanager_automatic_rotation_enabled"],
    },
  },
};

export default rule;
