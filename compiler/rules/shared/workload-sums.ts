/** Sums over all workloads that several rules need, with the arithmetic that their messages show. */
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
  const workloads = workloadsOf(environment).filter(counts);
  return {
    total: workloads.reduce((sum, { maxCount, dbPoolSize }) => sum + maxCount.value * dbPoolSize.value, 0),
    terms: workloads.map(({ name, maxCount, dbPoolSize }) => `${maxCount.value} ${name} × ${dbPoolSize.value}`).join(" + "),
    keys: workloads.flatMap(({ name, maxCount, dbPoolSize }) => [
      ...at(maxCount.from[0], `at most ${maxCount.value} ${name} tasks`),
      ...at(dbPoolSize.from[0], `${dbPoolSize.value} connections per task`),
    ]),
  };
}

/** Tasks of a workload during a rolling deployment, at its maximum or at its desired count. */
export function rollingTasks(workload: Service | Worker, count: "maxCount" | "desiredCount"): number {
  return Math.floor((workload[count].value * workload.maxPercent.value) / 100);
}

function at(key: string | undefined, message: string): readonly { readonly key: string; readonly message: string }[] {
  return key === undefined ? [] : [{ key, message }];
}
