import { isCreatableVersion, isNewerVersion } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database engine version is supported without Extended Support",
  reason: "A version past its support costs extra, and then gets no fixes.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the engine version is supported and Extended Support is off",
    ids: { checkov: ["CKV_AWS_250", "CKV_AWS_388"], prowler: ["rds_instance_deprecated_engine_version", "rds_instance_extended_support"] },
  },

  *checkPlan(view) {
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
