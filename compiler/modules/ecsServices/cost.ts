/** Cost of service tasks, their logs and their scaling alarms. Run-once tasks run for minutes and cost cents, so they are left out. */
import type { CostContext } from "../../pricing/context.ts";
import { workloadLines } from "../../pricing/fargate.ts";
import type { CostLine } from "../../pricing/line.ts";
import { logGroups, logLines } from "../../pricing/logs.ts";

export function cost(context: CostContext): readonly CostLine[] {
  const { traffic } = context;
  const api = traffic.gigabytes(traffic.apiRequests, traffic.of("apiLogKilobytesPerRequest"));
  const realtime = traffic.gigabytes(traffic.connections, traffic.of("realtimeLogKilobytesPerConnection"));
  return [
    ...workloadLines(context, "ecsServices"),
    ...logGroups(context, "-api", "ecsServices").flatMap((group) => logLines(context, group, { gigabytes: api })),
    ...logGroups(context, "-realtime", "ecsServices").flatMap((group) => logLines(context, group, { gigabytes: realtime })),
  ];
}
