/**
 * Extended Support is off in every environment (SEC-R10), so RDS creates no instance of a version past its standard support.
 *
 * Good: `{rds: {rdsEngineVersion: "17"}}`
 * Bad: `{rds: {rdsEngineVersion: "13"}}`
 */
import { creatableMajors, endOfStandardSupport, majorOf } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-R22",
  severity: "error",
  title: "The PostgreSQL version is in standard support",
  source: "RDS for PostgreSQL release calendar",
  *check({ spec: { rds } }, { asOf }) {
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
