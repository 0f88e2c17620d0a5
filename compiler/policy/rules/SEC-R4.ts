import { parameterOf } from "../parameters.ts";
import type { PolicyRule } from "../view.ts";

/** The server refuses a connection without TLS, whatever the client's settings. */
const rule: PolicyRule = {
  code: "SEC-R4",
  *check(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const group = view.target(instance.inputs["parameterGroupName"]);
      if (group === undefined || parameterOf(group, "rds.force_ssl") !== "1")
        yield { resource: instance.id, property: "parameterGroupName", message: "rds.force_ssl is not 1" };
    }
  },
};

export default rule;
