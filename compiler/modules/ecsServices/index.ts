import type { ModuleDefinition } from "../shared/module.ts";
import { lowerWorkload } from "../shared/workload/workload.ts";
import { cost } from "./cost.ts";
import { lowerDatabaseSetup } from "./database-setup.ts";
import { lowerMigration } from "./migration.ts";
import { runOnceOutputs } from "./run-once-outputs.ts";

/** Services behind the load balancer, and the run-once tasks that prepare the database for them. */
const ecsServices: ModuleDefinition = {
  name: "ecsServices",
  cost,
  lower(environment) {
    const services = Object.values(environment.services).map((service) => lowerWorkload(environment, service));
    return {
      resources: [...services.flatMap(({ resources }) => resources), ...lowerMigration(environment), ...lowerDatabaseSetup(environment)],
      config: Object.assign({}, ...services.map(({ config }) => config)),
      outputs: { ...Object.assign({}, ...services.map(({ outputs }) => outputs)), ...runOnceOutputs(environment) },
    };
  },
};

export default ecsServices;
