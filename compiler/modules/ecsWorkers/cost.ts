/** Cost of worker tasks, their logs and their scaling alarms. */
import type { CostContext } from "../../pricing/context.ts";
import { decimal, over } from "../../pricing/decimal.ts";
import { workloadLines } from "../../pricing/fargate.ts";
import type { CostLine } from "../../pricing/line.ts";
import { logLines } from "../../pricing/logs.ts";

export function cost(context: CostContext): readonly CostLine[] {
  const { plan, traffic } = context;
  const groups = plan.ofModule("ecsWorkers", "aws:cloudwatch/logGroup:LogGroup");
  const all = traffic.gigabytes(traffic.jobs, traffic.of("workerLogKilobytesPerJob"));
  return [
    ...workloadLines(context, "ecsWorkers"),
    ...groups.flatMap((group) => logLines(context, group, { gigabytes: over(all, decimal(groups.length)) })),
  ];
}
