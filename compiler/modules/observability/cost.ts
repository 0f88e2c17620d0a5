/** Cost of alarms, dashboards, custom metrics and alarm e-mails. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { alarmLines } from "../../pricing/alarms.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal, over } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";

export function cost(context: CostContext): readonly CostLine[] {
  return [
    ...context.plan.ofModule("observability", "aws:cloudwatch/metricAlarm:MetricAlarm").flatMap((alarm) => alarmLines(context, alarm)),
    ...linesOfAll(context, "aws:cloudwatch/dashboard:Dashboard", (dashboard) =>
      lines(dashboard, {
        item: "dashboards",
        kind: "fixed",
        key: "observability.enableDashboards",
        quantity: decimal(1),
        price: context.price("cloudwatch", "dashboard_month", "dashboard-month"),
        allowance: "dashboards",
      }),
    ),
    ...customMetricLines(context),
    ...linesOfAll(context, "aws:sns/topicSubscription:TopicSubscription", (subscription) => mailLines(context, subscription)),
  ];
}

/** Metrics outside AWS's namespaces that alarms and scaling policies use. The services publish them, so they are charged. */
function customMetricLines(context: CostContext): readonly CostLine[] {
  const seen = new Set<string>();
  const users = [
    ...context.plan.ofType("aws:cloudwatch/metricAlarm:MetricAlarm"),
    ...context.plan.ofType("aws:appautoscaling/policy:Policy"),
  ];
  return users.flatMap((resource) => {
    const before = seen.size;
    for (const root of metricRoots(resource)) collectMetrics(context, root, seen);
    return lines(resource, {
      item: "custom metrics",
      kind: "fixed",
      quantity: decimal(seen.size - before),
      price: context.price("cloudwatch", "custom_metric_month", "metric-month"),
      allowance: "metrics",
    });
  });
}

/** The parts of an alarm or a policy that can hold a metric. An alarm on a single metric states it in its own properties. */
function metricRoots({ inputs }: PlanResource): readonly PlanValue[] {
  if (inputs["metricName"] !== undefined) return [inputs];
  return [inputs["metricQueries"] ?? null, inputs["targetTrackingScalingPolicyConfiguration"] ?? null];
}

function collectMetrics(context: CostContext, value: PlanValue, seen: Set<string>): void {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) {
    const { namespace, metricName, dimensions } = value as Readonly<Record<string, PlanValue>>;
    const space = typeof namespace === "string" ? namespace : undefined;
    if (space !== undefined && metricName !== undefined) {
      const own = !space.startsWith("AWS/") && space !== "ECS/ContainerInsights";
      if (own) seen.add(JSON.stringify([space, metricName, dimensionPairs(context, dimensions)]));
      return;
    }
  }
  for (const inner of Object.values(value)) collectMetrics(context, inner as PlanValue, seen);
}

/** An alarm states dimensions as a map, a scaling policy as a list of name and value. */
function dimensionPairs(context: CostContext, dimensions: PlanValue | undefined): readonly (readonly [string, unknown])[] {
  const known = context.plan.known(dimensions);
  const pairs = Array.isArray(known)
    ? (known as readonly { readonly name: string; readonly value: unknown }[]).map(({ name, value }) => [name, value] as const)
    : Object.entries((known ?? {}) as Readonly<Record<string, unknown>>);
  return pairs.sort(([a], [b]) => (a < b ? -1 : 1));
}

function mailLines(context: CostContext, subscription: PlanResource): readonly CostLine[] {
  // The topic of another region has one alarm, whose messages are part of the environment's number.
  if (subscription.inputs["region"] !== undefined) return [];
  const mail = context.plan.text(subscription, "protocol") === "email";
  const notifications = context.traffic.of("alarmMailsPerMonth");
  return lines(subscription, {
    item: mail ? "alarm mails" : "alarm webhook calls",
    kind: "usage",
    quantity: over(notifications, decimal(mail ? 100_000 : 1_000_000)),
    price: mail ? context.price("sns", "email_100k", "100k notifications") : context.price("sns", "http_million", "million notifications"),
    allowance: mail ? "mails" : "sns",
  });
}
