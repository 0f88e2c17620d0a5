/** Metrics of alarms and widgets, typed by the table of dimension sets: a metric that does not exist does not compile. */
import type { metricTable } from "../../model/metric-table.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

type Table = typeof metricTable;
/** `AWS/RDS` and so on. */
export type Namespace = keyof Table;
/** Metrics of a namespace. */
export type MetricName<N extends Namespace> = keyof Table[N] & string;

/** A dimension's value: a name, or another resource's output. */
export type DimensionValue = string | Expr<string> | Traced<string>;

type Sets<N extends Namespace, M extends MetricName<N>> = Table[N][M] extends readonly (readonly string[])[] ? Table[N][M][number] : never;
/** One object type per dimension set, in which dimensions of other sets are forbidden, so that sets cannot be mixed. */
type OneOf<Set extends readonly string[], All extends string> = Set extends readonly (infer D extends string)[]
  ? { readonly [K in D]: DimensionValue } & { readonly [K in Exclude<All, D>]?: never }
  : never;
/** One dimension set of a metric, with values. */
export type Dimensions<N extends Namespace, M extends MetricName<N>> = OneOf<Sets<N, M>, Sets<N, M>[number]>;

declare const checked: unique symbol;

/** A metric with a dimension set from the table. Only the functions below create one. */
export interface Metric {
  readonly [checked]: true;
  readonly namespace: Traced<string>;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, DimensionValue>>;
}

/** A metric in an AWS namespace. An unknown metric, or a dimension set that it does not exist on, does not compile. */
export function metric<N extends Exclude<Namespace, "Application">, M extends MetricName<N>>(
  namespace: N,
  name: M,
  dimensions: Dimensions<N, M>,
): Metric {
  return { namespace: traced(namespace), name, dimensions } as unknown as Metric;
}

/** A metric that a spec names. The rules have validated that it exists with these dimensions. */
export function statedMetric(namespace: Traced<string>, name: string, dimensions: Metric["dimensions"]): Metric {
  return { namespace, name, dimensions } as unknown as Metric;
}

/** A metric that images publish into the environment's namespace. The caller must check that the image publishes it. */
export function applicationMetric(
  namespace: Traced<string>,
  name: MetricName<"Application">,
  dimensions: Dimensions<"Application", MetricName<"Application">>,
): Metric {
  return { namespace, name, dimensions } as unknown as Metric;
}
