/** Periods of the metrics that alarms watch. */
import type { PlanReader } from "../../plan/reader.ts";
import type { KeyPath } from "../../source/types.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { isRecord, records } from "../../plan/values.ts";

interface AlarmPeriod {
  readonly alarm: PlanResource;
  readonly path: KeyPath;
  readonly seconds: number;
}

/** The period of an alarm on one metric, and of each metric of an alarm on an expression. */
export function* alarmPeriods(view: PlanReader): Iterable<AlarmPeriod> {
  for (const alarm of view.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
    const at = (path: KeyPath, value: PlanValue | undefined) => {
      const seconds = Number(view.known(value));
      return Number.isFinite(seconds) && value !== undefined ? [{ alarm, path, seconds }] : [];
    };
    yield* at(["period"], alarm.inputs["period"]);
    for (const [index, query] of records(alarm.inputs["metricQueries"]).entries()) {
      yield* at(["metricQueries", index, "period"], query["period"]);
      const { metric } = query;
      if (isRecord(metric)) yield* at(["metricQueries", index, "metric", "period"], metric["period"]);
    }
  }
}
