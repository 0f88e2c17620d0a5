/** Alarms that watch a module's resources. */
import { referencesOf } from "../../plan/resolve.ts";
import type { Plan, PlanResource, PlanValue } from "../../plan/types.ts";
import { alarmType } from "../diagrams/architecture-nodes.ts";
import { code, table } from "../markdown.ts";
import { indexOf, isMap, physicalName } from "../plan-index.ts";

/** Of the observability module all alarms; of another those whose dimensions name one of its resources. Empty without any. */
export function alarmsTable(module: string, plan: Plan): string {
  const index = indexOf(plan);
  const alarms = index.ofType(alarmType).filter((alarm) => alarm.module === module || watches(alarm, module, plan));
  const rows = alarms.map((alarm) => [
    code(String(physicalName(alarm))),
    metricOf(alarm),
    condition(alarm),
    String(alarm.inputs["alarmDescription"] ?? ""),
  ]);
  return table(["Alarm", "Metric", "Rings when", "What to do"], rows);
}

/** What an alarm looks at: by reference, or by the physical name of something of the module. */
function watches(alarm: PlanResource, module: string, plan: Plan): boolean {
  const looked: PlanValue = [alarm.inputs["dimensions"] ?? null, alarm.inputs["metricQueries"] ?? null];
  const { byId } = indexOf(plan);
  if ([...referencesOf(looked)].some((id) => byId.get(id)?.module === module)) return true;
  const texts = new Set(textsOf(looked));
  return plan.resources.some((resource) => {
    const name = resource.module === module && named.has(resource.type) ? physicalName(resource) : undefined;
    return name !== undefined && [...texts].some((text) => text === name || text.replace(/-\d{3}$/, "") === name);
  });
}

/** Types that alarms name by their physical name. */
const named: ReadonlySet<string> = new Set(["aws:ecs/service:Service", "aws:elasticache/replicationGroup:ReplicationGroup"]);

function textsOf(value: PlanValue): readonly string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap((inner) => textsOf(inner as PlanValue));
}

function metricOf({ inputs }: PlanResource): string {
  if (inputs["metricName"] !== undefined) return `${String(inputs["namespace"])} ${String(inputs["metricName"])}`;
  const queries = Array.isArray(inputs["metricQueries"]) ? (inputs["metricQueries"] as readonly PlanValue[]) : [];
  const result = queries.filter(isMap).find((query) => query["expression"] !== undefined);
  return result === undefined ? "–" : code(String(result["expression"]));
}

const comparisons: Readonly<Record<string, string>> = {
  GreaterThanThreshold: "above",
  GreaterThanOrEqualToThreshold: "at least",
  LessThanThreshold: "below",
  LessThanOrEqualToThreshold: "at most",
};

function condition({ inputs }: PlanResource): string {
  const { comparisonOperator, threshold, datapointsToAlarm, evaluationPeriods } = inputs;
  const word = comparisons[String(comparisonOperator)] ?? String(comparisonOperator);
  const times =
    datapointsToAlarm === evaluationPeriods ? String(evaluationPeriods) : `${String(datapointsToAlarm)} of ${String(evaluationPeriods)}`;
  return `${word} ${String(threshold)}, ${times} times ${minutes(periodOf(inputs))}`;
}

function periodOf(inputs: PlanResource["inputs"]): number {
  if (typeof inputs["period"] === "number") return inputs["period"];
  const queries = Array.isArray(inputs["metricQueries"]) ? (inputs["metricQueries"] as readonly PlanValue[]) : [];
  const metric = queries
    .filter(isMap)
    .map((query) => query["metric"])
    .find(isMap);
  return Number(metric?.["period"] ?? 60);
}

function minutes(seconds: number): string {
  const count = seconds / 60;
  return `${count} ${count === 1 ? "minute" : "minutes"}`;
}
