/** Alarms on a module's resources. */
import type { Plan, PlanResource, PlanValue } from "../../plan/types.ts";
import { alarmType } from "../diagrams/architecture-nodes.ts";
import { code, table } from "../markdown.ts";
import { readerOf, type PlanReader } from "../../plan/reader.ts";
import { isRecord, records } from "../../plan/values.ts";
import { physicalName } from "../physical-name.ts";

/**
 * For the observability module all alarms; for other modules the alarms whose dimensions refer to one of their resources. Empty if there
 * are none.
 */
export function alarmsTable(module: string, plan: Plan): string {
  const reader = readerOf(plan);
  const watched = watchedModules(plan);
  const alarms = reader.ofType(alarmType).filter((alarm) => alarm.module === module || watched.get(alarm.id)!.has(module));
  const rows = alarms.map((alarm) => [
    code(String(physicalName(alarm))),
    metricOf(alarm),
    condition(alarm),
    String(alarm.inputs["alarmDescription"] ?? ""),
  ]);
  return table(["Alarm", "Metric", "Condition", "What to do"], rows);
}

const watches = new WeakMap<Plan, ReadonlyMap<string, ReadonlySet<string>>>();

/** Modules that each alarm watches, by alarm id; computed once for all pages. */
function watchedModules(plan: Plan): ReadonlyMap<string, ReadonlySet<string>> {
  const known = watches.get(plan);
  if (known !== undefined) return known;
  const reader = readerOf(plan);
  const owners = new Map<string, string>();
  for (const type of named) {
    for (const resource of reader.ofType(type)) {
      const name = physicalName(resource);
      if (name !== undefined) owners.set(name, resource.module);
    }
  }
  const found = new Map(reader.ofType(alarmType).map((alarm) => [alarm.id, modulesWatchedBy(alarm, reader, owners)]));
  watches.set(plan, found);
  return found;
}

/** Modules that the alarm refers to by reference, or by the physical name of one of their resources. */
function modulesWatchedBy({ inputs }: PlanResource, reader: PlanReader, owners: ReadonlyMap<string, string>): ReadonlySet<string> {
  const looked: PlanValue = [inputs["dimensions"] ?? null, inputs["metricQueries"] ?? null];
  const modules = new Set<string>();
  for (const { module } of reader.targets(looked)) modules.add(module);
  eachText(looked, (text) => {
    const module = owners.get(text) ?? owners.get(text.replace(/-\d{3}$/, ""));
    if (module !== undefined) modules.add(module);
  });
  return modules;
}

/** Types that alarms refer to by physical name. */
const named = ["aws:ecs/service:Service", "aws:elasticache/replicationGroup:ReplicationGroup"];

function eachText(value: PlanValue, visit: (text: string) => void): void {
  if (typeof value === "string") visit(value);
  else if (value !== null && typeof value === "object") for (const inner of Object.values(value)) eachText(inner as PlanValue, visit);
}

function metricOf({ inputs }: PlanResource): string {
  const { namespace, metricName, statistic = inputs["extendedStatistic"] } = inputs;
  if (metricName !== undefined)
    return `${String(namespace)} ${String(metricName)}${statistic === undefined ? "" : ` (${String(statistic)})`}`;
  const result = records(inputs["metricQueries"]).find((query) => query["expression"] !== undefined);
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
  const bound = Number.isInteger(threshold) ? String(threshold).replaceAll(/\B(?=(?:\d{3})+$)/g, ",") : String(threshold);
  const [periods, seconds] = [Number(evaluationPeriods), periodOf(inputs)];
  if (datapointsToAlarm === undefined || datapointsToAlarm === evaluationPeriods) return `${word} ${bound} for ${time(periods * seconds)}`;
  const which = seconds === 60 ? "minutes" : `periods of ${time(seconds)}`;
  return `${word} ${bound} in ${String(datapointsToAlarm)} of ${periods} ${which}`;
}

function periodOf(inputs: PlanResource["inputs"]): number {
  if (typeof inputs["period"] === "number") return inputs["period"];
  const metric = records(inputs["metricQueries"])
    .map((query) => query["metric"])
    .find(isRecord);
  return Number(metric?.["period"] ?? 60);
}

/** "1 minute", "15 minutes", "6 hours", "1 day". */
function time(seconds: number): string {
  const [unit, name] = units.find(([length]) => seconds % length === 0) ?? [1, "second"];
  const count = seconds / unit;
  return `${count} ${count === 1 ? name : `${name}s`}`;
}

const units: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
];
