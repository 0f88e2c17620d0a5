import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Secrets are rotated within 90 days",
  reason:
    "A credential that never changes stays valid for whoever has copied it. Secrets Manager rotates a secret outside of any deployment, which would leave running tasks with a password that no longer works. Raising `rds.rdsCredentialVersion` rotates the password and replaces the tasks together.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4",
  security: {
    optional: "unsupported",
    demand: "secrets are rotated within 90 days",
    note: "a rotation outside of a deployment would leave running tasks with an invalid password; rds.rdsCredentialVersion rotates the password and replaces the tasks together",
    ids: {
      checkov: ["CKV2_AWS_57", "CKV_AWS_304"],
      securityHub: ["SecretsManager.1", "SecretsManager.2", "SecretsManager.4"],
      cdkNag: ["SMG4"],
      prowler: ["secretsmanager_automatic_rotation_enabled"],
    },
  },
};

export default rule;
