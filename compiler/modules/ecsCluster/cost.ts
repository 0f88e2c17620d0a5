/** Cost of Container Insights: metrics of the cluster and its services, and the log that they are extracted from. The cluster is free. */
import type { PlanResource } from "../../plan/types.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal, sum, times, zero, type Decimal } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";
import { logGroups, logLines } from "../../pricing/logs.ts";

/**
 * Metrics that Container Insights publishes per cluster and per Fargate service (ECS developer guide, "Amazon ECS Container Insights
 * metrics").
 */
const metricsPerCluster = decimal(10);
const metricsPerService = decimal(21);
/** Additional metrics per task with enhanced observability. */
const metricsPerTask = decimal(21);

export function cost(context: CostContext): readonly CostLine[] {
  return linesOfAll(context, "aws:ecs/cluster:Cluster", (cluster) => {
    const mode = insightsOf(context, cluster);
    return mode === "disabled" ? [] : [...metricLines(context, cluster, mode), ...insightsLogLines(context)];
  });
}

function insightsOf({ plan }: CostContext, cluster: PlanResource): string {
  const settings = plan
    .list(cluster, "settings")
    .map((setting) => plan.known(setting) as { readonly name?: string; readonly value?: string });
  return settings.find(({ name }) => name === "containerInsights")?.value ?? "disabled";
}

function metricLines(context: CostContext, cluster: PlanResource, mode: string): readonly CostLine[] {
  const services = decimal(context.plan.ofType("aws:ecs/service:Service").length);
  const basic = sum(metricsPerCluster, times(metricsPerService, services));
  const enhanced = mode === "enhanced";
  return lines(cluster, {
    item: "Container Insights metrics",
    kind: "fixed",
    by: ["settings"],
    quantity: enhanced ? sum(basic, times(metricsPerTask, tasksOf(context))) : basic,
    price: context.price(
      "cloudwatch",
      enhanced ? "container_insights_enhanced_metric_month" : "container_insights_metric_month",
      "metric-month",
    ),
    ...(enhanced ? {} : { allowance: "metrics" as const }),
  });
}

function insightsLogLines(context: CostContext): readonly CostLine[] {
  const { traffic } = context;
  const minutes = times(context.hours, decimal(60));
  const gigabytes = traffic.gigabytes(times(tasksOf(context), minutes), traffic.of("insightsKilobytesPerTaskMinute"));
  return logGroups(context, "/performance", "ecsCluster").flatMap((group) => logLines(context, group, { gigabytes }));
}

function tasksOf({ services }: CostContext): Decimal {
  return services.reduce((count, { running }) => sum(count, running), zero);
}
