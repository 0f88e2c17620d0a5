import { isStaticParameter } from "../../aws/parameters.ts";
import type { Rule } from "../rule.ts";
import { plannedParameters } from "../shared/parameters.ts";

const rule: Rule = {
  severity: "error",
  title: "A static parameter is to be applied without a restart",
  reason: "PostgreSQL reads static parameters when it starts. RDS refuses to apply them at once.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Parameter.html",
  good: "{overrides: {rds-parameters: {set: {parameters: [{name: shared_buffers, value: '65536', applyMethod: pending-reboot}, {name: rds.force_ssl, value: '1', applyMethod: pending-reboot}, {name: log_statement, value: ddl}, {name: log_min_duration_statement, value: '1000'}]}}}}",
  bad: "{overrides: {rds-parameters: {set: {parameters: [{name: shared_buffers, value: '65536', applyMethod: immediate}, {name: rds.force_ssl, value: '1', applyMethod: pending-reboot}, {name: log_statement, value: ddl}, {name: log_min_duration_statement, value: '1000'}]}}}}",

  *checkPlan(view) {
    for (const { at, name, method } of plannedParameters(view))
      if (method === "immediate" && isStaticParameter(name))
        yield { ...at, message: `\`${name}\` takes effect only with a restart`, help: "set `applyMethod: pending-reboot`" };
  },
};

export default rule;
