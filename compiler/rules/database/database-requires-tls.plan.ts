import type { PlanResource } from "../../plan/types.ts";
import { parameterOf } from "../shared/parameters.ts";
import type { PolicyRule } from "../shared/view.ts";

/** The server refuses a connection without TLS, whatever the client's settings. */
const rule: PolicyRule = {
  code: "SEC-R4",
  *check(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const group = view.target(instance.inputs["parameterGroupName"]);
      const name = parameterFor(instance);
      if (group === undefined || !/^(1|on)$/i.test(parameterOf(group, name) ?? ""))
        yield { resource: instance.id, property: "parameterGroupName", message: `${name} is not 1` };
    }
  },
};

/** Each engine has a name of its own for it. */
function parameterFor({ inputs }: PlanResource): string {
  return /mysql|mariadb/.test(String(inputs["engine"])) ? "require_secure_transport" : "rds.force_ssl";
}

export default rule;
