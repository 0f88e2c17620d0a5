import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";

const guessed: ReadonlySet<string> = new Set(["admin", "administrator", "postgres", "root"]);

const rule: Rule = {
  severity: "error",
  title: "Master username is not a default such as `postgres` or `admin`",
  reason: "The administrator's name is not one that everybody tries first.",
  source: "Security Hub RDS.25",
  good: "{rds: {rdsMasterUsername: owner}}",
  bad: "{rds: {rdsMasterUsername: admin}}",
  security: {
    optional: "never",
    demand: "the master user is not called postgres or admin",
    ids: { securityHub: ["RDS.25"], prowler: ["rds_instance_default_admin"] },
  },
  *checkSpec({ spec: { rds } }) {
    if (!guessed.has(rds.rdsMasterUsername)) return;
    yield {
      key: "rds.rdsMasterUsername",
      message: `the master user may not be called \`${rds.rdsMasterUsername}\``,
      help: "leave the key out for `platform_owner`, or use a name of your own",
    };
  },

  checkPlan: demand(
    "aws:rds/instance:Instance",
    "username",
    "neither postgres nor admin",
    (value) => value !== undefined && !["postgres", "admin", "root"].includes(String(value).toLowerCase()),
    (resource) => resource.inputs["replicateSourceDb"] !== undefined,
  ),
};

export default rule;
