import { describe, expect, it } from "vitest";
import { workloadsOf } from "../../../../compiler/model/workloads.ts";
import { metricTable } from "../../../../compiler/model/metric-table.ts";
import { environmentOf } from "../../../../tools/fixtures/specs.ts";
import { dimensionSets } from "../../../../tools/matrix/acceptance/metrics.ts";
import {
  alarmsOf,
  applicationNamespace,
  lower,
  namesOf,
  shapes,
  watchedByAlarms,
  watchedByWidgets,
  widgetsOf,
  type Watched,
} from "./support.ts";

/** Of AWS Backup the table needs nothing. `Application` is the images' own namespace. */
const { "AWS/Backup": _, ...used } = dimensionSets;
const facts: Readonly<Record<string, readonly string[]>> = { ...used, Application: ["ClusterName,ServiceName"] };

const table: Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>> = metricTable;

function setsOf(namespace: string, name: string): readonly string[] {
  return (table[namespace]?.[name] ?? []).map(namesOf);
}

describe("metric table", () => {
  it("holds exactly the dimension sets that exist", () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(facts).sort());
    for (const [namespace, sets] of Object.entries(facts)) {
      const used = new Set(Object.keys(table[namespace]!).flatMap((name) => setsOf(namespace, name)));
      expect([...used].sort(), namespace).toEqual(sets.map((set) => namesOf(set.split(","))).sort());
    }
  });
});

describe.each(shapes)("what %s watches", (_shape, name, over) => {
  const resources = lower(name, over);
  const inTable = (watched: Watched): Watched => ({
    ...watched,
    namespace: watched.namespace === applicationNamespace(name, over) ? "Application" : watched.namespace,
  });
  const alarms = watchedByAlarms(resources).map(inTable);
  const widgets = watchedByWidgets(resources).map(inTable);

  it("exists: no alarm or widget on a dimension set without data", () => {
    expect(alarms.length).toBeGreaterThan(30);
    expect(widgets.length).toBeGreaterThan(30);
    for (const { by, namespace, name: metricName, dimensions } of [...alarms, ...widgets]) {
      expect(setsOf(namespace, metricName), `${by}: ${namespace} ${metricName}`).toContain(dimensions);
      expect(facts[namespace]!.map((set) => namesOf(set.split(",")))).toContain(dimensions);
    }
  });

  it("has a producer: image metrics only where the contract promises them, Container Insights only where it is on", () => {
    const promised = workloadsOf(environmentOf(name, over)).flatMap(({ imageContract }) => imageContract.publishesMetrics);
    const own = [...alarms, ...widgets].filter(({ namespace }) => namespace === "Application");
    expect([...new Set(own.map((watched) => watched.name))].sort()).toEqual([...promised].sort());
    const insights = [...alarms, ...widgets].filter(({ namespace }) => namespace === "ECS/ContainerInsights");
    expect(insights.length > 0).toBe(environmentOf(name, over).spec.ecsCluster.containerInsights !== "disabled");
  });

  it("takes percentiles as extended statistics only", () => {
    const simple = alarmsOf(resources).filter(({ inputs }) => inputs["metricQueries"] === undefined);
    expect(simple.some(({ inputs }) => inputs["extendedStatistic"] !== undefined)).toBe(true);
    const plain = new Set(["SampleCount", "Average", "Sum", "Minimum", "Maximum"]);
    const wrong = simple.filter(({ inputs: { statistic, extendedStatistic } }) =>
      statistic === undefined ? !/^p\d+(\.\d+)?$/.test(extendedStatistic) : extendedStatistic !== undefined || !plain.has(statistic),
    );
    expect(wrong).toEqual([]);
  });

  it("uses gauges as gauges: no sum of depths, ages and host counts", () => {
    const gauges = /^(Approximate|HealthyHostCount|UnHealthyHostCount|RunningTaskCount|CurrConnections)/;
    const found = [...alarms, ...widgets].filter((watched) => gauges.test(watched.name));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ stat }) => stat === "Sum")).toEqual([]);
  });

  it("has periods and evaluation ranges that CloudWatch accepts", () => {
    for (const { id, inputs } of alarmsOf(resources)) {
      const queries = (inputs["metricQueries"] ?? []) as { metric?: { period: number } }[];
      const periods =
        queries.length === 0 ? [inputs["period"] as number] : queries.flatMap(({ metric }) => (metric ? [metric.period] : []));
      const { evaluationPeriods, datapointsToAlarm } = inputs;
      expect(datapointsToAlarm, id).toBeGreaterThanOrEqual(1);
      expect(datapointsToAlarm, id).toBeLessThanOrEqual(evaluationPeriods);
      expect(new Set(periods).size, id).toBe(1);
      for (const period of periods) {
        expect(period % 60, id).toBe(0);
        expect(period * evaluationPeriods, id).toBeLessThanOrEqual(period < 3600 ? 86_400 : 604_800);
      }
    }
  });

  it("is shown with its region, and within the limits of a dashboard", () => {
    const all = widgetsOf(resources);
    expect(all.length).toBeLessThanOrEqual(500);
    for (const { type, properties } of all) {
      expect(type === "text" ? "eu-central-1" : properties.region).toBe("eu-central-1");
      expect(properties.metrics?.length ?? 0).toBeLessThanOrEqual(500);
      expect(properties.alarms?.length ?? 0).toBeLessThanOrEqual(100);
    }
  });

  it("has widgets that do not overlap or leave the grid", () => {
    const taken = new Set<string>();
    for (const { x, y, width, height } of widgetsOf(resources)) {
      expect(x + width).toBeLessThanOrEqual(24);
      for (let column = x; column < x + width; column++) {
        for (let row = y; row < y + height; row++) {
          expect(taken.has(`${column} ${row}`)).toBe(false);
          taken.add(`${column} ${row}`);
        }
      }
    }
  });
});
