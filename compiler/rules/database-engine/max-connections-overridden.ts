/**
 * `max_connections` is RDS's own formula over the class's memory; alarms and the sum of the pools are reckoned with it.
 *
 * Good: `{rds: {rdsParameters: {work_mem: "16384"}}}`
 * Bad: `{rds: {rdsParameters: {max_connections: "500"}}}`
 */
import { maxConnections } from "../../aws/rds.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-P2",
  severity: "error",
  title: "The number of connections is left to RDS",
  source: "RDS User Guide, quotas: LEAST({DBInstanceClassMemory/9531392},5000)",
  *check({ spec: { rds } }) {
    if (rds.rdsParameters["max_connections"] === undefined) return;
    const own = maxConnections(rds.rdsInstanceClass);
    yield {
      key: "rds.rdsParameters.max_connections",
      message: `\`max_connections\` follows from the class${own === undefined ? "" : `: about ${own} for ${rds.rdsInstanceClass}`}`,
      help: "remove it; for more connections use a larger class or `enableRdsProxy`",
      related: [{ key: "rds.rdsInstanceClass", message: "the class" }],
    };
  },
};

export default rule;
