/** Sums over all workloads that several rules need, with the arithmetic that their messages show. */
import { mostCount, startedCount } from "../../model/scheduled-capacity.ts";
import type { Environment, Service, Worker } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";

/** A sum, its terms (`20 api × 10 + …`), and the keys that they come from. */
export interface Sum {
  readonly total: number;
  readonly terms: string;
  readonly keys: readonly { readonly key: string; readonly message: string }[];
}

/** Database connections of all tasks at the maximum task counts, limited to the workloads for which `counts` is true. */
export function largestPools(environment: Environment, counts: (workload: Service | Worker) => boolean = () => true): Sum {
  const workloads = workloadsOf(environment)
    .filter(counts)
    .map((workload) => ({ ...workload, most: mostCount(workload) }));
  return {
    total: workloads.reduce((sum, { most, dbPoolSize }) => sum + most.value * dbPoolSize.value, 0),
    terms: workloads.map(({ name, most, dbPoolSize }) => `${most.value} ${name} × ${dbPoolSize.value}`).join(" + "),
    keys: workloads.flatMap(({ name, most, dbPoolSize }) => [
      ...at(most.from[0], `at most ${most.value} ${name} tasks`),
      ...at(dbPoolSize.from[0], `${dbPoolSize.value} connections per task`),
    ]),
  };
}

/** Tasks of a workload during a rolling deployment, at the most that autoscaling allows or at what it starts without load. */
export function rollingTasks(workload: Service | Worker, count: "most" | "started"): number {
  const tasks = count === "most" ? mostCount(workload) : startedCount(workload);
  return Math.floor((tasks.value * workload.maxPercent.value) / 100);
}

/** The key with a message, if there is one. */
export function at(key: string | undefined, message: string): readonly { readonly key: string; readonly message: string }[] {
  return key === undefined ? [] : [{ key, message }];
}
