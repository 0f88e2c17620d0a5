import { creatableMajors, endOfStandardSupport, majorOf } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "PostgreSQL version is past the end of standard support",
  reason:
    "Extended Support is off in every environment (database-version-supported), so RDS creates no instance of a version past its standard support.",
  source: "RDS for PostgreSQL release calendar",
  good: '{rds: {rdsEngineVersion: "17"}}',
  bad: '{rds: {rdsEngineVersion: "13"}}',

  *checkSpec({ spec: { rds } }, { asOf }) {
    const end = endOfStandardSupport(rds.rdsEngineVersion);
    if (end === undefined || end >= asOf) return;
    const supported = creatableMajors().filter((major) => (endOfStandardSupport(major) ?? asOf) >= asOf);
    yield {
      key: "rds.rdsEngineVersion",
      message: `standard support of PostgreSQL ${majorOf(rds.rdsEngineVersion)} ended on ${end}, and Extended Support is off`,
      help: `use one of ${supported.join(", ")}`,
    };
  },
};

export default rule;
