/** Scheduled tasks of all services and workers. */
import { entriesOf, type ScheduledTask } from "./extras.ts";
import type { Environment, Service, Worker } from "./types.ts";
import { workloadsOf } from "./workloads.ts";

/** A command that runs in a workload's image on a schedule. */
export interface ScheduledRun {
  /** Name of its task definition, log group and roles: `job-<workload>-<task>`. */
  readonly name: string;
  /** Name of the task within its workload. */
  readonly task: string;
  readonly workload: Service | Worker;
  /** Its spec key. */
  readonly key: string;
  readonly value: ScheduledTask;
}

/** Ordered by workload, then by name. */
export function scheduledRuns(environment: Pick<Environment, "services" | "workers">): readonly ScheduledRun[] {
  return workloadsOf(environment).flatMap(scheduledRunsOf);
}

/** The scheduled runs of one workload. */
export function scheduledRunsOf(workload: Service | Worker): readonly ScheduledRun[] {
  return entriesOf(workload.extras.scheduledTasks).map(({ name, key, value }) => ({
    name: `job-${workload.name}-${name}`,
    task: name,
    workload,
    key,
    value,
  }));
}
