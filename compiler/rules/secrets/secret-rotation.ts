import { rotationsOf } from "../../model/rotations.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Secrets are rotated within 90 days",
  reason:
    "A credential that never changes stays valid for whoever has copied it. Secrets Manager rotates a secret outside of any deployment, which would leave running tasks with a password that no longer works. Raising the credential's version in the spec rotates it and replaces the tasks together; the spec states the day, and the compiler says when the next rotation is due.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4",
  security: {
    optional: "recommended",
    demand: "secrets are rotated within 90 days",
    note: "the spec does not state when each credential was last rotated",
    ids: {
      checkov: ["CKV2_AWS_57", "CKV_AWS_304"],
      securityHub: ["SecretsManager.1", "SecretsManager.2", "SecretsManager.4"],
      cdkNag: ["SMG4"],
      prowler: ["secretsmanager_automatic_rotation_enabled"],
    },
  },

  control: {
    keys: ["rds.rdsMasterPasswordRotatedOn", "rds.rdsCredentialRotatedOn", "redis.redisAuthTokenRotatedOn"],
    *off(environment) {
      for (const { key, on } of rotationsOf(environment)) if (on === undefined) yield { key, on: "state the day of the last rotation" };
    },
  },
};

export default rule;
