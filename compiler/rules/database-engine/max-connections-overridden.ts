import { maxConnections } from "../../aws/rds.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "`max_connections` overrides the RDS default",
  reason: "`max_connections` is RDS's own formula over the class's memory; alarms and the sum of the pools are reckoned with it.",
  source: "RDS User Guide, quotas: LEAST({DBInstanceClassMemory/9531392},5000)",
  good: '{rds: {rdsParameters: {work_mem: "16384"}}}',
  bad: '{rds: {rdsParameters: {max_connections: "500"}}}',

  *checkSpec({ spec: { rds } }) {
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
