/** One metric alarm. What is easily forgotten has no default here: statistic, M of N, missing data, what to do. */
import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import type { Args } from "../../plan/builder/inputs.ts";
import { rule, traced, type Traced } from "../../plan/builder/traced.ts";
import type { Metric } from "./metrics.ts";
import { alarmTopic } from "./refs.ts";

type AlarmArgs = Args<"aws:cloudwatch/metricAlarm:MetricAlarm">;
type AlarmHandle = Handle<"aws:cloudwatch/metricAlarm:MetricAlarm">;

/** The statistics of aws-constraints A3; a percentile goes to `extendedStatistic`. */
export type Statistic = "Average" | "Maximum" | "Minimum" | "SampleCount" | "Sum" | `p${number}`;

/** A metric and how its samples of one period become a number. */
export interface Series {
  readonly metric: Metric;
  readonly stat: Statistic;
  /** Keys that decide which metric it is. */
  readonly from?: readonly string[];
}

/** Metric math over series by the names that the expression gives them (lower case). Each series is paid like an alarm. */
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

/** What an alarm is about. */
export interface AlarmOptions {
  /** What it watches, `rds-cpu`: the last part of id and name. */
  readonly purpose: string;
  /** What has happened and what to do, for who is paged. */
  readonly description: string | Traced<string>;
  readonly watch: Series | MetricMath;
  /** Seconds: a multiple of 60 (A2). */
  readonly period: number | Traced<number>;
  /** M of N: it rings when M of the last N periods breach (A5). */
  readonly datapoints: readonly [number | Traced<number>, number | Traced<number>];
  readonly when: keyof typeof comparisons;
  readonly threshold: number | Traced<number>;
  /** What a period without data means; `missing` (INSUFFICIENT_DATA) is never right here. */
  readonly missing: "breaching" | "notBreaching" | "ignore";
  /** Tells the topic of the recovery too; for what somebody waits for at night. */
  readonly tellsRecovery?: boolean;
  /** False while the stack is being bootstrapped. */
  readonly actionsEnabled?: Expr<boolean>;
  /** Keys, besides `enableAlarms`, without which it would not be there. */
  readonly from?: readonly string[];
  readonly handle?: AlarmHandle;
}

/** The alarm's place in the plan. */
export function alarmHandle(purpose: string): AlarmHandle {
  return handle("aws:cloudwatch/metricAlarm:MetricAlarm", `observability-alarm-${purpose}`);
}

/** The alarm, its actions on the topic, and what caused each of its properties. */
export function alarm(environment: Environment, options: AlarmOptions): Draft {
  const [datapointsToAlarm, evaluationPeriods] = options.datapoints;
  const action = [alarmTopic.out("arn")];
  return resource(
    options.handle ?? alarmHandle(options.purpose),
    {
      name: nameOf(environment, "alarm", options.purpose),
      alarmDescription: options.description,
      ...watched(options),
      evaluationPeriods,
      datapointsToAlarm,
      comparisonOperator: comparisons[options.when],
      threshold: options.threshold,
      treatMissingData: options.missing,
      actionsEnabled: options.actionsEnabled ?? rule("alarm-has-actions", true),
      alarmActions: rule("alarm-has-actions", action),
      okActions: options.tellsRecovery === true ? action : undefined,
    },
    { from: ["observability.enableAlarms", ...(options.from ?? [])] },
  );
}

/** Percentiles are extended statistics; as a plain one they are refused. */
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
