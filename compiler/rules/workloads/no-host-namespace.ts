import { records } from "../shared/values.ts";
import { isRecord, type PolicyRule } from "../shared/view.ts";

/** Tasks see their own processes and network only. */
const rule: PolicyRule = {
  code: "SEC-S10",
  *check(view) {
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
