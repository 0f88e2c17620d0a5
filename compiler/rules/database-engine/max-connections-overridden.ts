import { maxConnections } from "../../aws/rds.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "`max_connections` overrides the RDS default",
  reason:
    "RDS computes `max_connections` from the memory of the class. With a higher value connections can exhaust that memory, and alarms and connection pools are sized for the default.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections",
  good: '{rds: {rdsParameters: {work_mem: "16384"}}}',
  bad: '{rds: {rdsParameters: {max_connections: "500"}}}',

  *checkSpec({ spec: { rds } }) {
    if (rds.rdsParameters["max_connections"] === undefined) return;
    const own = maxConnections(rds.rdsInstanceClass);
    yield {
      key: "rds.rdsParameters.max_connections",
      message: `\`max_connections\` follows from the instance class${own === undefined ? "" : `: about ${own} for ${rds.rdsInstanceClass}`}`,
      help: "remove it; for more connections use a larger class or turn on `enableRdsProxy`",
      related: [{ key: "rds.rdsInstanceClass", message: "the instance class" }],
    };
  },
};

export default rule;
