/** Dashboard widgets and their positions on the 24-column grid. */
import type { DashboardMetricWidget, DashboardWidget } from "../../../../generated/types/documents.ts";
import type { Environment } from "../../../model/types.ts";
import type { Inputs } from "../../../plan/builder/inputs.ts";
import { traced, type Traced } from "../../../plan/builder/traced.ts";
import type { Series } from "../alarm.ts";

/** A widget, with expressions allowed at every level. */
export type Widget = Inputs<DashboardWidget>;
type MetricProperties = Inputs<DashboardMetricWidget["properties"]>;

/** One line of a graph. Its row states which spec keys it comes from. */
export interface Line extends Series {
  readonly label: string;
  readonly axis?: "left" | "right";
}

/** A graph over time. */
export interface Graph {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Seconds; default 60. */
  readonly period?: number;
  /** Upper limit of the left axis, for percentages. */
  readonly most?: number;
}

/** A heading and the graphs below it. */
export interface Row {
  readonly heading: string;
  readonly graphs: readonly Graph[];
  /** Spec keys that decide which graphs and lines the row has. */
  readonly from: readonly string[];
}

const columns = 24;
const graphSize = { width: 8, height: 6 };
const headingHeight = 1;
/** CloudWatch's limit for one alarm widget. */
const mostAlarms = 100;
const alarmHeight = 6;

/** Alarm states first, then the rows with three graphs side by side. */
export function layOut(environment: Environment, alarmArns: readonly Inputs<string>[], rows: readonly Row[]): readonly Widget[] {
  const widgets: Widget[] = [];
  let y = 0;
  for (let first = 0; first < alarmArns.length; first += mostAlarms) {
    const alarms = alarmArns.slice(first, first + mostAlarms);
    const properties = { title: "Alarms", region: regionOf(environment), alarms };
    widgets.push({ type: "alarm", x: 0, y, width: columns, height: alarmHeight, properties });
    y += alarmHeight;
  }
  const abreast = columns / graphSize.width;
  for (const { heading, graphs } of rows.filter((row) => row.graphs.length > 0)) {
    widgets.push({ type: "text", x: 0, y, width: columns, height: headingHeight, properties: { markdown: `## ${heading}` } });
    y += headingHeight;
    graphs.forEach((graph, index) => {
      const x = (index % abreast) * graphSize.width;
      const top = y + Math.floor(index / abreast) * graphSize.height;
      widgets.push({ type: "metric", x, y: top, ...graphSize, properties: metricProperties(environment, graph) });
    });
    y += Math.ceil(graphs.length / abreast) * graphSize.height;
  }
  return widgets;
}

/** Every widget except headings states its region. */
function regionOf(environment: Environment): Traced<string> {
  return traced(environment.region, "region");
}

/** CloudWatch refuses a metric widget without a region. */
function metricProperties(environment: Environment, { title, lines, period = 60, most }: Graph): MetricProperties {
  return {
    title,
    region: regionOf(environment),
    view: "timeSeries",
    period,
    metrics: lines.map((line) => [
      line.metric.namespace,
      line.metric.name,
      ...Object.entries(line.metric.dimensions).flat(),
      { stat: line.stat, label: line.label, ...(line.axis === undefined ? {} : { yAxis: line.axis }) },
    ]),
    yAxis: { left: { min: 0, ...(most === undefined ? {} : { max: most }) } },
  };
}
