import type { ModuleDefinition } from "../shared/module.ts";
import { lowerWorkload } from "../shared/workload/workload.ts";
import { cost } from "./cost.ts";

/** Workers that consume the queues. */
const ecsWorkers: ModuleDefinition = {
  name: "ecsWorkers",
  cost,
  lower(environment) {
    const workers = Object.values(environment.workers).map((worker) => lowerWorkload(environment, worker));
    return {
      resources: workers.flatMap(({ resources }) => resources),
      config: Object.assign({}, ...workers.map(({ config }) => config)),
      outputs: Object.assign({}, ...workers.map(({ outputs }) => outputs)),
    };
  },
};

export default ecsWorkers;
