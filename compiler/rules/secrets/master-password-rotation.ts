import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Master password is rotated",
  reason:
    "a rotation outside the plan would leave running tasks with a stale value; rds.rdsCredentialVersion rotates and redeploys together",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "the master password is rotated",
    prodWaiver: "conflict",
    note: "a rotation outside the plan would leave running tasks with a stale value; rds.rdsCredentialVersion rotates and redeploys together",
    ids: { securityHub: ["SecretsManager.1"], cdkNag: ["SMG4"], prowler: ["secretsmanager_automatic_rotation_enabled"] },
  },
};

export default rule;
