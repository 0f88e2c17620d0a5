import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Master password is rotated",
  reason:
    "a rotation outside the plan would leave running tasks with a stale value; rds.rdsCredentialVersion rotates and redeploys together",
  source: "TODO-SOURCE",

  security: {
    optional: "unsupported",
    demand: "the master password is rotated",
    note: "no key of platform-compile satisfies it: RDS manages the master password only without a read replica; rds.rdsMasterPasswordVersion rotates it, and no task holds it",
    ids: { securityHub: ["SecretsManager.1"], cdkNag: ["SMG4"], prowler: ["secretsmanager_automatic_rotation_enabled"] },
  },
};

export default rule;
