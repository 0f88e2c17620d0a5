/** One metric alarm. Statistic, M of N, missing-data treatment and description have no defaults, because they are easily forgotten. */
import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import type { Args } from "../../plan/builder/inputs.ts";
import { rule, traced, Traced } from "../../plan/builder/traced.ts";
import type { Metric } from "./metrics.ts";
import { alarmTopic } from "./refs.ts";

type AlarmArgs = Args<"aws:cloudwatch/metricAlarm:MetricAlarm">;
type AlarmHandle = Handle<"aws:cloudwatch/metricAlarm:MetricAlarm">;

/** Statistics that CloudWatch supports; a percentile is set as `extendedStatistic`. */
export type Statistic = "Average" | "Maximum" | "Minimum" | "SampleCount" | "Sum" | `p${number}`;

/** A metric, and the statistic that reduces the samples of one period to a number. */
export interface Series {
  readonly metric: Metric;
  readonly stat: Statistic;
  /** Spec keys that decide which metric this is. */
  readonly from?: readonly string[];
}

/** Metric math over series; keys are the (lower-case) names that the expression uses. Each series is charged like an alarm. */
export interface MetricMath {
  readonly expression: string | Traced<string>;
  readonly label: string;
  readonly series: Readonly<Record<string, Series>>;
}

const comparisons = {
  ">": "GreaterThanThreshold",
  ">=": "GreaterThanOrEqualToThreshold",
  "<": "LessThanThreshold",
  "<=": "LessThanOrEqualToThreshold",
} as const;

type Comparison = keyof typeof comparisons;
type MissingData = "breaching" | "notBreaching" | "ignore";

/** Everything that distinguishes one alarm from another. */
export interface AlarmOptions {
  /** What the alarm watches (`rds-cpu`): the last part of its id and name. */
  readonly purpose: string;
  /** What happened and what to do, written for the person on call. */
  readonly description: string | Traced<string>;
  readonly watch: Series | MetricMath;
  /** Seconds; a multiple of 60. */
  readonly period: number | Traced<number>;
  /** M of N: the alarm fires when M of the last N periods breach. */
  readonly datapoints: readonly [number | Traced<number>, number | Traced<number>];
  readonly when: Comparison | Traced<Comparison>;
  readonly threshold: number | Traced<number>;
  /** How a period without data counts. `missing` (INSUFFICIENT_DATA) is never right here. */
  readonly missing: MissingData | Traced<MissingData>;
  /** Also notify on recovery. For alarms that somebody watches until they clear. */
  readonly tellsRecovery?: boolean | Traced<boolean>;
  /** Region of the metric, and the topic there, if they are not the environment's own. */
  readonly elsewhere?: { readonly region: string; readonly topic: Handle<"aws:sns/topic:Topic"> };
  /** False while the stack is being bootstrapped. */
  readonly actionsEnabled?: Expr<boolean>;
  /** Spec keys, besides `enableAlarms`, without which the alarm would not be planned. */
  readonly from?: readonly string[];
  readonly handle?: AlarmHandle;
}

/** Handle of the alarm in the plan. */
export function alarmHandle(purpose: string): AlarmHandle {
  return handle("aws:cloudwatch/metricAlarm:MetricAlarm", `observability-alarm-${purpose}`);
}

/** The alarm with its topic actions, each property traced to its spec keys. */
export function alarm(environment: Environment, options: AlarmOptions): Draft {
  const [datapointsToAlarm, evaluationPeriods] = options.datapoints;
  const { elsewhere } = options;
  const action = [(elsewhere?.topic ?? alarmTopic).out("arn")];
  return resource(
    options.handle ?? alarmHandle(options.purpose),
    {
      region: elsewhere === undefined ? undefined : traced(elsewhere.region, "region"),
      name: nameOf(environment, "alarm", options.purpose),
      alarmDescription: options.description,
      ...watched(options),
      evaluationPeriods,
      datapointsToAlarm,
      comparisonOperator: asTraced(options.when).map((sign) => comparisons[sign]),
      threshold: options.threshold,
      treatMissingData: options.missing,
      actionsEnabled: options.actionsEnabled ?? rule("alarm-has-actions", true),
      alarmActions: rule("alarm-has-actions", action),
      okActions: asTraced(options.tellsRecovery).map((tells) => (tells === true ? action : undefined)),
    },
    { from: ["observability.enableAlarms", ...(options.from ?? [])] },
  );
}

function asTraced<T>(value: T | Traced<T>): Traced<T> {
  return value instanceof Traced ? value : traced(value);
}

/** CloudWatch accepts percentiles only as extended statistics. */
function isPercentile(stat: Statistic): boolean {
  return stat.startsWith("p");
}

function watched({ watch, period }: AlarmOptions): Partial<AlarmArgs> {
  if ("metric" in watch) {
    const { metric, stat, from = [] } = watch;
    return {
      namespace: metric.namespace.alsoFrom(...from),
      metricName: traced(metric.name, ...from),
      dimensions: metric.dimensions,
      period,
      [isPercentile(stat) ? "extendedStatistic" : "statistic"]: traced(stat, ...from),
    };
  }
  const series = Object.entries(watch.series).map(([id, { metric, stat }]) => ({
    id,
    metric: { namespace: metric.namespace, metricName: metric.name, dimensions: metric.dimensions, period, stat },
  }));
  return { metricQueries: [...series, { id: "result", expression: watch.expression, label: watch.label, returnData: true }] };
}
