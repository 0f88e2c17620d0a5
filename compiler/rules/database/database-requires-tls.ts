import type { PlanResource } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import { parameterOf } from "../shared/parameters.ts";

const rule: Rule = {
  severity: "error",
  title: "Database requires TLS",
  reason: "Without `rds.force_ssl` PostgreSQL accepts plain connections, and passwords and data cross the network in clear text.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-38",
  good: '{rds: {rdsParameters: {rds.force_ssl: "1"}}}',
  bad: '{rds: {rdsParameters: {rds.force_ssl: "0"}}}',
  security: {
    optional: "never",
    demand: "the database requires TLS",
    ids: { checkov: ["CKV2_AWS_69"], securityHub: ["RDS.38"], prowler: ["rds_instance_transport_encrypted"] },
  },

  *checkSpec({ spec: { rds } }) {
    const value = rds.rdsParameters["rds.force_ssl"];
    if (value === undefined || value === "1") return;
    yield {
      key: "rds.rdsParameters.rds.force_ssl",
      message: `\`rds.force_ssl\` is \`${value}\`, expected \`1\``,
      help: "remove it: the compiler sets it to 1",
    };
  },

  *checkPlan(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const group = view.target(instance.inputs["parameterGroupName"]);
      const name = parameterFor(instance);
      if (group === undefined || !/^(1|on)$/i.test(parameterOf(group, name) ?? ""))
        yield { resource: instance.id, property: "parameterGroupName", message: `${name} is not 1` };
    }
  },
};

/** The parameter that enforces TLS; its name depends on the engine. */
function parameterFor({ inputs }: PlanResource): string {
  return /mysql|mariadb/.test(String(inputs["engine"])) ? "require_secure_transport" : "rds.force_ssl";
}

export default rule;
