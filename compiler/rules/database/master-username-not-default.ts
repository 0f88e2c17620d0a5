/**
 * The administrator's name is not one that everybody tries first.
 *
 * Good: `{rds: {rdsMasterUsername: owner}}`
 * Bad: `{rds: {rdsMasterUsername: admin}}`
 */
import type { Rule } from "../rule.ts";

const guessed: ReadonlySet<string> = new Set(["admin", "administrator", "postgres", "root"]);

const rule: Rule = {
  code: "SEC-R18",
  severity: "error",
  title: "The master user is not called postgres or admin",
  source: "Security Hub RDS.25",
  *check({ spec: { rds } }) {
    if (!guessed.has(rds.rdsMasterUsername)) return;
    yield {
      key: "rds.rdsMasterUsername",
      message: `the master user may not be called \`${rds.rdsMasterUsername}\``,
      help: "leave the key out for `platform_owner`, or use a name of your own",
    };
  },
};

export default rule;
