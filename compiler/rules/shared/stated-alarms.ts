/** Extra alarms of a spec, with the service or worker that they belong to. */
import { entriesOf, type ExtraAlarm, type NamedEntry } from "../../model/extras.ts";
import type { Environment, Service, Worker } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";

/** The extra alarms of all services and workers. */
export function statedAlarms(environment: Environment): readonly (NamedEntry<ExtraAlarm> & { readonly workload: Service | Worker })[] {
  return workloadsOf(environment).flatMap((workload) => entriesOf(workload.extras.alarms).map((entry) => ({ ...entry, workload })));
}
