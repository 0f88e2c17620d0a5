import type { Rule } from "../rule.ts";

const words: Readonly<Record<string, string>> = { true: "1", yes: "1", t: "1", y: "1", false: "0", no: "0", f: "0", n: "0" };

const rule: Rule = {
  severity: "warning",
  title: "Boolean database parameter is not `0`, `1`, `on` or `off`",
  reason:
    "RDS stores Boolean parameters of PostgreSQL as `0` and `1`, a few as `on` and `off`. It rejects other words, or stores them in another form, and every update shows a difference.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html",
  good: '{rds: {rdsParameters: {log_connections: "1"}}}',
  bad: '{rds: {rdsParameters: {log_connections: "true"}}}',

  *checkSpec({ spec: { rds } }) {
    for (const [name, value] of Object.entries(rds.rdsParameters)) {
      if (value === undefined) continue;
      const word = value.toLowerCase();
      const number = Object.hasOwn(words, word) ? words[word] : undefined;
      if (number === undefined) continue;
      yield { key: `rds.rdsParameters.${name}`, message: `\`${value}\` is not a Boolean value of RDS`, help: `use \`"${number}"\`` };
    }
  },
};

export default rule;
