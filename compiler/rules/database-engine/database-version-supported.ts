import { isCreatableVersion, isNewerVersion } from "../../aws/postgres-versions.ts";
import type { PolicyRule } from "../shared/view.ts";

/** A version past its support costs extra, and then gets no fixes. */
const rule: PolicyRule = {
  code: "SEC-R10",
  *check(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      if (instance.inputs["replicateSourceDb"] !== undefined) continue;
      if (instance.inputs["engineLifecycleSupport"] !== "open-source-rds-extended-support-disabled")
        yield { resource: instance.id, property: "engineLifecycleSupport", message: "Extended Support is not off" };
      if (!String(instance.inputs["engine"] ?? "postgres").startsWith("postgres")) continue;
      const version = instance.inputs["engineVersion"];
      if (typeof version !== "string" || !(isCreatableVersion(version) || isNewerVersion(version)))
        yield { resource: instance.id, property: "engineVersion", message: "the version cannot be created" };
    }
  },
};

export default rule;
