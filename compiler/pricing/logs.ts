/** Cost of CloudWatch log groups: ingestion and storage. */
import type { PlanResource } from "../plan/types.ts";
import type { CostContext } from "./context.ts";
import { decimal, over, times, type Decimal } from "./decimal.ts";
import { lines, type CostLine } from "./line.ts";

/** Days. A log group without retention never expires events; ten years of storage are priced. */
const forever = 3653;

export interface LogVolume {
  /** GB per month. */
  readonly gigabytes: Decimal;
  /** Delivered by an AWS service (flow logs, WAF) and charged at the rate for vended logs. */
  readonly vended?: boolean;
}

/** Ingestion and storage of one log group, in the steady state when it holds its full retention period. */
export function logLines(context: CostContext, group: PlanResource, { gigabytes, vended = false }: LogVolume): readonly CostLine[] {
  const days = context.plan.number(group, "retentionInDays", forever);
  const kept = times(gigabytes, over(decimal(days), context.days), context.traffic.share("logCompressedPercent"));
  const ingestion = vended ? "vended_logs_ingest_gb" : "logs_ingest_gb";
  return [
    ...lines(group, {
      item: "log ingestion",
      kind: "usage",
      quantity: gigabytes,
      price: context.price("cloudwatch", ingestion, "GB"),
      allowance: "logs",
    }),
    ...lines(group, {
      item: "log storage",
      kind: "usage",
      quantity: kept,
      price: context.price("cloudwatch", "logs_storage_gb_month", "GB-month"),
      by: ["retentionInDays"],
    }),
  ];
}

/** Log groups of a module whose name ends in `/<ending>`, the purpose that the lowering gives them. */
export function logGroups(context: CostContext, ending: string, module?: string): readonly PlanResource[] {
  const type = "aws:cloudwatch/logGroup:LogGroup";
  const groups = module === undefined ? context.plan.ofType(type) : context.plan.ofModule(module, type);
  return groups.filter((group) => context.plan.text(group, "name")?.endsWith(ending) === true);
}
