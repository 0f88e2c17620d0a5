import { referencesOf } from "../../plan/builder/resolve.ts";
import { tellsSecret } from "../../model/secret-names.ts";
import type { PlanValue } from "../../plan/types.ts";
import { records } from "../shared/values.ts";
import { containers, type PlanView, type PolicyRule } from "../shared/view.ts";

/** Plain environment shows in the console, in describe calls and in the plan. */
const rule: PolicyRule = {
  code: "SEC-S7",
  *check(view) {
    for (const { resource, container } of containers(view)) {
      for (const { name, value } of records(container["environment"])) {
        if (tellsSecret(String(name)) || holdsSecret(view, value))
          yield { resource: resource.id, property: "containerDefinitions", message: `${String(name)} is plain environment` };
      }
    }
  },
};

/** Whatever the variable is called: what is read from a secret is one. */
function holdsSecret(view: PlanView, value: PlanValue | undefined): boolean {
  return [...referencesOf(value)].some((id) => /^random:.*:RandomPassword$|:SecretVersion$/.test(view.byId(id)?.type ?? ""));
}

export default rule;
