import type { PolicyRule } from "../view.ts";

/** Tasks see their own processes and network only. */
const rule: PolicyRule = {
  code: "SEC-S10",
  *check(view) {
    for (const { id, inputs } of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
      if (inputs["networkMode"] !== "awsvpc")
        yield { resource: id, property: "networkMode", message: "the network is shared with the host" };
      if (inputs["pidMode"] === "host" || inputs["ipcMode"] === "host")
        yield { resource: id, property: "pidMode", message: "processes are shared with the host" };
    }
  },
};

export default rule;
