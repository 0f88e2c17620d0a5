/**
 * The database refuses plain connections in every environment.
 *
 * Good: `{rds: {rdsParameters: {rds.force_ssl: "1"}}}`
 * Bad: `{rds: {rdsParameters: {rds.force_ssl: "0"}}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SEC-R4",
  severity: "error",
  title: "The database demands TLS",
  source: "Security Hub RDS.38, Checkov CKV2_AWS_69",
  *check({ spec: { rds } }) {
    const value = rds.rdsParameters["rds.force_ssl"];
    if (value === undefined || value === "1") return;
    yield { key: "rds.rdsParameters.rds.force_ssl", message: "`rds.force_ssl` must be 1", help: "remove it: the platform sets it" };
  },
};

export default rule;
