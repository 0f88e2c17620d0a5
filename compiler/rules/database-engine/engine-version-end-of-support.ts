import { creatableMajors, endOfStandardSupport, majorOf } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "PostgreSQL version is past the end of standard support",
  reason:
    "Every environment disables Extended Support (`database-version-supported`). Without it RDS creates no instance of a version that is past its standard support.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html",
  good: '{rds: {rdsEngineVersion: "17"}}',
  bad: '{rds: {rdsEngineVersion: "13"}}',

  *checkSpec({ spec: { rds } }, { asOf }) {
    const end = endOfStandardSupport(rds.rdsEngineVersion);
    if (end === undefined || end >= asOf) return;
    const supported = creatableMajors().filter((major) => (endOfStandardSupport(major) ?? asOf) >= asOf);
    yield {
      key: "rds.rdsEngineVersion",
      message: `standard support for PostgreSQL ${majorOf(rds.rdsEngineVersion)} ended on ${end}, and Extended Support is disabled`,
      help: `use one of ${supported.join(", ")}`,
    };
  },
};

export default rule;
