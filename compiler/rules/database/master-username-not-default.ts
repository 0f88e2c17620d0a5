import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";

const defaults: ReadonlySet<string> = new Set(["admin", "administrator", "postgres", "root"]);

const rule: Rule = {
  severity: "error",
  title: "Master username is not a default such as `postgres` or `admin`",
  reason: "Attackers try `postgres`, `admin` and similar names first. Whoever knows the name has only the password left to guess.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25",
  good: "{rds: {rdsMasterUsername: owner}}",
  bad: "{rds: {rdsMasterUsername: admin}}",
  security: {
    optional: "never",
    demand: "the master username is not a default such as `postgres` or `admin`",
    ids: { securityHub: ["RDS.25"], prowler: ["rds_instance_default_admin"] },
  },

  *checkSpec({ spec: { rds } }) {
    if (!defaults.has(rds.rdsMasterUsername)) return;
    yield {
      key: "rds.rdsMasterUsername",
      message: `the master username \`${rds.rdsMasterUsername}\` is a well-known default`,
      help: "remove the key for `platform_owner`, or use another name",
    };
  },

  checkPlan: demand(
    "aws:rds/instance:Instance",
    "username",
    "no well-known default",
    (value) => value !== undefined && !defaults.has(String(value).toLowerCase()),
    (resource) => resource.inputs["replicateSourceDb"] !== undefined,
  ),
};

export default rule;
