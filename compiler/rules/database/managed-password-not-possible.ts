import { databaseType, replicasIn } from "../../plan/replicas.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "RDS cannot manage the master password",
  reason:
    "RDS creates no read replica of a database whose master password it manages. It takes no password from the plan while it manages one.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
  good: "{rds: {enableRdsManagedMasterPassword: true, enableRdsReadReplica: false}}",
  bad: "{rds: {enableRdsManagedMasterPassword: true, enableRdsReadReplica: true}}",

  *checkSpec({ spec: { rds } }) {
    if (!rds.enableRdsManagedMasterPassword || !rds.enableRdsReadReplica) return;
    yield {
      key: "rds.enableRdsManagedMasterPassword",
      message: "RDS creates no read replica of a database whose master password it manages",
      help: "turn it off and state `rdsMasterPasswordRotatedOn`, or turn off `enableRdsReadReplica`",
      related: [{ key: "rds.enableRdsReadReplica", message: "the read replica" }],
    };
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType(databaseType)) {
      if (inputs["manageMasterUserPassword"] !== true || inputs["password"] === undefined) continue;
      const [message, help] = ["RDS manages the master password, and the plan states one", "set `rds.enableRdsManagedMasterPassword`"];
      yield { resource: id, property: "manageMasterUserPassword", message, help };
    }
    for (const { replica, source } of replicasIn(view)) {
      if (source.inputs["manageMasterUserPassword"] !== true) continue;
      const message = `RDS creates no read replica of ${source.id}, whose master password it manages`;
      yield { resource: replica.id, property: "replicateSourceDb", message, help: "let the plan state the master password" };
    }
  },
};

export default rule;
