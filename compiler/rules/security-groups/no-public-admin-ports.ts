import { coversPort, placeOf, rulesOf } from "../shared/security-groups.ts";
import type { PolicyRule } from "../shared/view.ts";

/** Nobody administers a host from the internet here: there are no hosts. */
const rule: PolicyRule = {
  code: "SEC-G1",
  *check(view) {
    for (const each of rulesOf(view, "ingress")) {
      if (each.world && (coversPort(each, 22) || coversPort(each, 3389)))
        yield { ...placeOf(each), message: "open to the internet on an administration port" };
    }
  },
};

export default rule;
