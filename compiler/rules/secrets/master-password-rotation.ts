import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Master password is rotated automatically",
  reason:
    "A password that never changes stays valid for whoever has copied it. Secrets Manager rotates a secret outside of any deployment, which would leave running tasks with a password that no longer works. Raising `rds.rdsCredentialVersion` rotates the password and replaces the tasks together.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1",
  security: {
    optional: "unsupported",
    demand: "the master password is rotated automatically",
    note: "a rotation outside of a deployment would leave running tasks with an invalid password; rds.rdsCredentialVersion rotates the password and replaces the tasks together",
    ids: { securityHub: ["SecretsManager.1"], cdkNag: ["SMG4"], prowler: ["secretsmanager_automatic_rotation_enabled"] },
  },
};

export default rule;
