import { isCreatableVersion, isNewerVersion } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database engine version is supported without Extended Support",
  reason:
    "Past the end of standard support RDS charges Extended Support for every vCPU and hour, and past the end of that the version gets no more security fixes.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html",
  good: "{overrides: {rds-instance: {set: {engineLifecycleSupport: open-source-rds-extended-support-disabled}}}}",
  bad: "{overrides: {rds-instance: {set: {engineLifecycleSupport: open-source-rds-extended-support}}}}",
  security: {
    optional: "never",
    demand: "the database engine version is supported without Extended Support",
    ids: { checkov: ["CKV_AWS_250", "CKV_AWS_388"], prowler: ["rds_instance_deprecated_engine_version", "rds_instance_extended_support"] },
  },

  *checkPlan(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      if (instance.inputs["replicateSourceDb"] !== undefined) continue;
      if (instance.inputs["engineLifecycleSupport"] !== "open-source-rds-extended-support-disabled")
        yield { resource: instance.id, property: "engineLifecycleSupport", message: "Extended Support is not disabled" };
      if (!String(instance.inputs["engine"] ?? "postgres").startsWith("postgres")) continue;
      const version = instance.inputs["engineVersion"];
      if (typeof version !== "string" || !(isCreatableVersion(version) || isNewerVersion(version)))
        yield { resource: instance.id, property: "engineVersion", message: "RDS cannot create this version" };
    }
  },
};

export default rule;
