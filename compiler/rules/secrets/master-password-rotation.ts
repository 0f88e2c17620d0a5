import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Master password is rotated",
  reason:
    "A password that never changes stays valid for whoever has copied it. RDS rotates a master password that it manages every seven days. With a read replica RDS cannot manage it; then the spec states when it was last rotated.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
  security: {
    optional: "recommended",
    demand: "the master password is rotated",
    note: "RDS does not manage the master password, and the spec does not state when it was last rotated",
    ids: { securityHub: ["SecretsManager.1"], cdkNag: ["SMG4"], prowler: ["secretsmanager_automatic_rotation_enabled"] },
  },

  control: {
    keys: ["rds.enableRdsManagedMasterPassword", "rds.rdsMasterPasswordRotatedOn"],
    *off({ spec: { rds } }) {
      if (rds.enableRdsManagedMasterPassword || rds.rdsMasterPasswordRotatedOn !== undefined) return;
      if (rds.enableRdsReadReplica) yield { key: "rds.rdsMasterPasswordRotatedOn", on: "state the day of the last rotation" };
      else yield { key: "rds.enableRdsManagedMasterPassword", off: false };
    },
  },
};

export default rule;
