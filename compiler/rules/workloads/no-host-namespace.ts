import { isRecord, records } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Tasks share no namespace with the host",
  reason: "Tasks see their own processes and network only.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "tasks share no host namespace",
    ids: { checkov: ["CKV_AWS_335", "CKV_AWS_97"], securityHub: ["ECS.3", "ECS.17", "ECS.18"], trivy: ["AWS-0035"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
      if (inputs["networkMode"] !== "awsvpc")
        yield { resource: id, property: "networkMode", message: "the network is shared with the host" };
      if (inputs["pidMode"] === "host" || inputs["ipcMode"] === "host")
        yield { resource: id, property: "pidMode", message: "processes are shared with the host" };
      for (const { efsVolumeConfiguration: files } of records(inputs["volumes"])) {
        if (isRecord(files) && files["transitEncryption"] !== "ENABLED")
          yield { resource: id, property: "volumes", message: "the volume's files travel in clear" };
      }
    }
  },
};

export default rule;
