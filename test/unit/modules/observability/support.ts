/** Alarms and widgets of a lowered observability module, flattened: each metric with its namespace, name, dimension names and statistic. */
import observability from "../../../../compiler/modules/observability/index.ts";
import { metricNamespace } from "../../../../compiler/modules/ecsServices/refs.ts";
import { environmentOf } from "../../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../../support/lower.ts";

/** Alarms switched on and sent to an address, whatever the spec says. */
export const heard = { enableAlarms: true, enableDashboards: true, alarmEmail: "oncall@tidechat.io" };
const contract = { publishesMetrics: ["ActiveConnections", "EventLoopLagMs"] };
const split = {
  enableRedisSplit: true,
  redisAdapterNodeType: "cache.t3.small",
  redisAdapterReplicas: 5,
  redisStateNodeType: "cache.t3.medium",
  redisStateReplicas: 0,
};

/** Shapes of the system that differ in what can be monitored. */
export const shapes: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ["dev", "dev", {}],
  ["prod", "prod", {}],
  ["prod-100k", "prod-100k", {}],
  ["everything", "prod", everything()],
  ["little", "prod", little()],
];

export function everything(): Record<string, unknown> {
  return {
    vpc: { availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"], natGateways: 3 },
    rds: { enableRdsReadReplica: true, enableRdsProxy: true, enableRdsPerformanceInsights: true },
    redis: split,
    waf: { enableWaf: true },
    ecsCluster: { containerInsights: "enabled" },
    ecsServices: { realtimeImageContract: contract },
  };
}

export function little(): Record<string, unknown> {
  return {
    vpc: { natGateways: 0 },
    rds: { enableRdsReadReplica: false, enableRdsProxy: false, enableRdsPerformanceInsights: false },
    redis: { enableRedisSplit: false, redisNumCacheNodes: 1 },
    waf: { enableWaf: false },
    acm: { certificateArn: "arn:aws:acm:eu-central-1:412356789014:certificate/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0" },
    ecsCluster: { containerInsights: "disabled" },
    ecsServices: { realtimeImageContract: { publishesMetrics: [] } },
  };
}

export function lower(name: string, over: Record<string, unknown> = {}): Record<string, LoweredResource> {
  return lowerOnly(observability, environmentOf(name, { observability: heard, ...over }));
}

export function alarmsOf(resources: Record<string, LoweredResource>): readonly LoweredResource[] {
  return Object.values(resources).filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
}

/** One metric in an alarm or widget. */
export interface Watched {
  readonly by: string;
  readonly namespace: string;
  readonly name: string;
  /** Names of the dimensions, sorted and joined by commas. */
  readonly dimensions: string;
  readonly stat: string;
  readonly period: number;
}

type Query = { readonly metric?: { namespace: string; metricName: string; dimensions: object; stat: string; period: number } };

export function watchedByAlarms(resources: Record<string, LoweredResource>): readonly Watched[] {
  return alarmsOf(resources).flatMap(({ id, inputs }) => {
    const queries = (inputs["metricQueries"] ?? []) as Query[];
    if (queries.length === 0) return [watched(id, inputs as never, inputs["statistic"] ?? inputs["extendedStatistic"])];
    return queries.flatMap(({ metric }) => (metric === undefined ? [] : [watched(id, metric, metric.stat)]));
  });
}

function watched(by: string, metric: NonNullable<Query["metric"]>, stat: string): Watched {
  const { namespace, metricName: name, period } = metric;
  return { by, namespace, name, dimensions: namesOf(Object.keys(metric.dimensions)), stat, period };
}

/** Widgets of the dashboard, of one type or all. */
// Tests read plan JSON at arbitrary depth.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function widgetsOf(resources: Record<string, LoweredResource>, type?: string): readonly any[] {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const widgets = resources["observability-dashboard"]!.inputs["dashboardBody"].$json.widgets as any[];
  return widgets.filter((widget) => type === undefined || widget.type === type);
}

export function watchedByWidgets(resources: Record<string, LoweredResource>): readonly Watched[] {
  return widgetsOf(resources, "metric").flatMap(({ properties }) =>
    (properties.metrics as unknown[][]).map((row) => {
      const [namespace, name, ...rest] = row as [string, string, ...unknown[]];
      const dimensions = rest.slice(0, -1).filter((_, index) => index % 2 === 0) as string[];
      const stat = (rest.at(-1) as { stat: string }).stat;
      return {
        by: properties.title as string,
        namespace,
        name,
        dimensions: namesOf(dimensions),
        stat,
        period: properties.period as number,
      };
    }),
  );
}

export function namesOf(dimensions: readonly string[]): string {
  return [...dimensions].sort().join(",");
}

/** The namespace into which images publish. */
export function applicationNamespace(name: string, over: Record<string, unknown> = {}): string {
  return metricNamespace(environmentOf(name, over)).value;
}
