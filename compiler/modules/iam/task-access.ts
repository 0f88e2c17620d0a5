import type { ScheduledRun } from "../../model/scheduled-tasks.ts";
import type { Service, Worker } from "../../model/types.ts";
import type { TaskSecrets } from "../shared/workload/secrets.ts";

/** The properties of a task that determine its roles. */
export interface TaskAccess {
  readonly name: string;
  /** Workload whose repository the image comes from; undefined for a public image. */
  readonly imageOf?: string;
  readonly secrets: TaskSecrets;
  /**
   * The workload itself, or the one whose image a scheduled task uses; undefined for a run-once task, which calls no AWS API once it runs.
   */
  readonly workload?: Service | Worker;
  /** Set for a scheduled task. */
  readonly run?: ScheduledRun;
}
