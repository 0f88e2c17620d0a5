/** Scheduled tasks of all services and workers. */
import { entriesOf, type ScheduledTask } from "./extras.ts";
import type { Environment, Service, Worker } from "./types.ts";
import { workloadsOf } from "./workloads.ts";

/** A command in a workload's image at set times. */
export interface ScheduledRun {
  /** Name of its task definition, log group and roles: `job-<workload>-<task>`. */
  readonly name: string;
  /** Its own name. */
  readonly task: string;
  readonly workload: Service | Worker;
  /** Its spec key. */
  readonly key: string;
  readonly value: ScheduledTask;
}

/** In the order of the workloads, then by name. */
export function scheduledRuns(environment: Pick<Environment, "services" | "workers">): readonly ScheduledRun[] {
  return workloadsOf(environment).flatMap(scheduledRunsOf);
}

/** Those of one workload. */
export function scheduledRunsOf(workload: Service | Worker): readonly ScheduledRun[] {
  return entriesOf(workload.extras.scheduledTasks).map(({ name, key, value }) => ({
    name: `job-${workload.name}-${name}`,
    task: name,
    workload,
    key,
    value,
  }));
}
