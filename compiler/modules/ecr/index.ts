import { fromEntry } from "../shared/from.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { cost } from "./cost.ts";
import { repository } from "./refs.ts";
import { lowerRepository } from "./repository.ts";

/** One image repository per service and worker. */
const ecr: ModuleDefinition = {
  name: "ecr",
  cost,
  lower(environment) {
    const workloads = workloadsOf(environment);
    return {
      resources: workloads.flatMap((workload) => fromEntry(workload, lowerRepository(environment, workload))),
      outputs: Object.fromEntries(
        workloads.map((workload) => [
          `${workload.camelName}RepositoryUrl`,
          {
            value: repository(workload).out("repositoryUrl"),
            description: `Where CI pushes the ${workload.name} image, under a tag that is used once; then \`pulumi config set ${workload.imageConfig} <url>:<tag>\`.`,
          },
        ]),
      ),
    };
  },
};

export default ecr;
