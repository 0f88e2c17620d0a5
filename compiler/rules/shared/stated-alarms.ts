/** Alarms that a spec states, with the service or worker that they are about. */
import { entriesOf, type ExtraAlarm, type NamedEntry } from "../../model/extras.ts";
import type { Environment, Service, Worker } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";

/** Of all services and workers. */
export function statedAlarms(environment: Environment): readonly (NamedEntry<ExtraAlarm> & { readonly workload: Service | Worker })[] {
  return workloadsOf(environment).flatMap((workload) => entriesOf(workload.extras.alarms).map((entry) => ({ ...entry, workload })));
}
