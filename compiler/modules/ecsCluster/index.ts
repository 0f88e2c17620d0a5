import type { ModuleDefinition } from "../shared/module.ts";
import { lowerCluster } from "./cluster.ts";
import { cost } from "./cost.ts";
import { lowerLogGroups } from "./logs.ts";
import { cluster } from "./refs.ts";

/** The Fargate cluster that every task runs in. */
const ecsCluster: ModuleDefinition = {
  name: "ecsCluster",
  cost,
  lower(environment) {
    return {
      resources: [...lowerLogGroups(environment), ...lowerCluster(environment)],
      outputs: {
        clusterName: { value: cluster.out("name"), description: "ECS cluster of the environment, for `aws ecs`." },
      },
    };
  },
};

export default ecsCluster;
