import { isRecord, records } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Tasks share no namespace with the host",
  reason:
    "A task that shares the network, process or IPC namespace of the host can see and disturb other tasks. An EFS volume without transit encryption sends its files over the network unencrypted.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-17",
  good: "{overrides: {ecs-task-api: {set: {pidMode: task}}}}",
  bad: "{overrides: {ecs-task-api: {set: {pidMode: host}}}}",

  security: {
    optional: "never",
    demand: "tasks share no namespace with the host",
    ids: { checkov: ["CKV_AWS_335", "CKV_AWS_97"], securityHub: ["ECS.3", "ECS.17", "ECS.18"], trivy: ["AWS-0035"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
      if (inputs["networkMode"] !== "awsvpc") yield { resource: id, property: "networkMode", message: "the network mode is not `awsvpc`" };
      if (inputs["pidMode"] === "host" || inputs["ipcMode"] === "host")
        yield { resource: id, property: "pidMode", message: "the process or IPC namespace is shared with the host" };
      for (const { efsVolumeConfiguration: files } of records(inputs["volumes"])) {
        if (isRecord(files) && files["transitEncryption"] !== "ENABLED")
          yield { resource: id, property: "volumes", message: "transit encryption of the EFS volume is disabled" };
      }
    }
  },
};

export default rule;
