/** Metrics and dimension sets that exist, effective step policies, dashboards with regions, metrics with producers. */
import type { Plan, PlanResource, PlanValue } from "../../../compiler/plan/types.ts";
import { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { isExpression } from "../../../compiler/plan/expressions.ts";
import { isRecord, list, member, records, type PlanRecord } from "../../../compiler/plan/values.ts";

/**
 * Dimension sets that AWS publishes, by namespace, from the CloudWatch documentation of each service. Independent of the modules' own table,
 * so that each checks the other.
 */
export const dimensionSets: Readonly<Record<string, readonly string[]>> = {
  "AWS/ElastiCache": ["CacheClusterId", "CacheClusterId,CacheNodeId"],
  "AWS/RDS": [
    "DBInstanceIdentifier",
    "DatabaseClass",
    "EngineName",
    "ProxyName",
    "EndpointName,ProxyName",
    "ProxyName,Target,TargetGroup",
    "ProxyName,TargetGroup,TargetRole",
  ],
  "AWS/ECS": ["ClusterName", "ClusterName,ServiceName"],
  "ECS/ContainerInsights": ["ClusterName", "ClusterName,ServiceName", "ClusterName,TaskDefinitionFamily"],
  "AWS/ApplicationELB": [
    "LoadBalancer",
    "LoadBalancer,TargetGroup",
    "AvailabilityZone,LoadBalancer",
    "AvailabilityZone,LoadBalancer,TargetGroup",
  ],
  "AWS/SQS": ["QueueName"],
  "AWS/NATGateway": ["NatGatewayId"],
  "AWS/SNS": ["TopicName"],
  "AWS/WAFV2": ["Region,Rule,WebACL"],
  "AWS/CertificateManager": ["CertificateArn"],
  "AWS/Backup": ["BackupVaultName", "ResourceType", "BackupVaultName,ResourceType"],
  "AWS/Route53": ["HealthCheckId"],
};

const statistics: ReadonlySet<string> = new Set(["SampleCount", "Average", "Sum", "Minimum", "Maximum"]);

interface Metric {
  readonly where: string;
  readonly namespace: PlanValue | undefined;
  readonly name: string;
  readonly dimensions: readonly string[];
}

/** Every metric that an alarm, a scaling policy or a dashboard uses. */
export function metricsOf(plan: Plan): readonly Metric[] {
  const view = new PolicyView(plan);
  const found: Metric[] = [];
  for (const alarm of view.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
    const { inputs } = alarm;
    if (inputs["metricName"] !== undefined) found.push(metric(alarm.id, inputs["namespace"], inputs["metricName"], inputs["dimensions"]));
    for (const query of list(inputs["metricQueries"])) {
      const inner = isRecord(query) ? query["metric"] : undefined;
      if (isRecord(inner)) found.push(metric(alarm.id, inner["namespace"], inner["metricName"], inner["dimensions"]));
    }
  }
  for (const policy of view.ofType("aws:appautoscaling/policy:Policy"))
    found.push(...trackedMetrics(policy.id, policy.inputs["targetTrackingScalingPolicyConfiguration"]));
  for (const dashboard of view.ofType("aws:cloudwatch/dashboard:Dashboard"))
    found.push(...widgetMetrics(dashboard.id, widgetsOf(view, dashboard)));
  return found;
}

function metric(where: string, namespace: PlanValue | undefined, name: PlanValue | undefined, dimensions: PlanValue | undefined): Metric {
  return { where, namespace, name: String(name), dimensions: isRecord(dimensions) ? Object.keys(dimensions).sort() : [] };
}

function widgetsOf(view: PolicyView, { inputs }: PlanResource): readonly PlanRecord[] {
  const body = view.document(inputs["dashboardBody"]);
  return body.state === "known" ? records(member(body.value, "widgets")) : [];
}

function trackedMetrics(where: string, configuration: PlanValue | undefined): readonly Metric[] {
  const customized = isRecord(configuration) ? configuration["customizedMetricSpecification"] : undefined;
  if (!isRecord(customized)) return [];
  const names = (dimensions: PlanValue | undefined) =>
    Object.fromEntries(records(dimensions).map((each) => [String(each["name"]), each["value"]!]));
  if (customized["metricName"] !== undefined)
    return [metric(where, customized["namespace"], customized["metricName"], names(customized["dimensions"]))];
  return list(customized["metrics"]).flatMap((query) => {
    const stat = isRecord(query) ? query["metricStat"] : undefined;
    const inner = isRecord(stat) ? stat["metric"] : undefined;
    return isRecord(inner) ? [metric(where, inner["namespace"], inner["metricName"], names(inner["dimensions"]))] : [];
  });
}

/** CloudWatch's array form: [namespace, metric, dimension, value, …, {options}]. `...` and `.` repeat values of the previous line. */
function widgetMetrics(where: string, widgets: readonly PlanRecord[]): readonly Metric[] {
  return widgets.flatMap((widget) => {
    const properties = widget["properties"];
    return (isRecord(properties) ? list(properties["metrics"]) : []).flatMap((row) => {
      const cells = list(row);
      const words = cells.filter((cell) => !isRecord(cell) || isExpression(cell));
      if (words.length < 2) return []; // A metric math expression.
      const dimensions = words
        .slice(2)
        .filter((_, index) => index % 2 === 0)
        .map(String)
        .sort();
      return [{ where, namespace: words[0], name: String(words[1]), dimensions }];
    });
  });
}

/** No alarm, policy or widget uses a dimension set that does not exist. */
export function metricsExist(plan: Plan): readonly string[] {
  return metricsOf(plan).flatMap(({ where, namespace, name, dimensions }) => {
    if (typeof namespace !== "string" || !(namespace in dimensionSets)) return [];
    return dimensionSets[namespace]!.includes(dimensions.join(","))
      ? []
      : [`${where}: ${namespace} ${name} has no series by ${dimensions.join(",") || "nothing"}`];
  });
}

/** Percentiles belong in extendedStatistic, never in statistic. */
export function statisticsExist(plan: Plan): readonly string[] {
  return new PolicyView(plan).ofType("aws:cloudwatch/metricAlarm:MetricAlarm").flatMap(({ id, inputs }) => {
    const { statistic, extendedStatistic, metricQueries } = inputs;
    if (metricQueries !== undefined) return [];
    if ((statistic === undefined) === (extendedStatistic === undefined)) return [`${id}: exactly one of statistic and extendedStatistic`];
    return statistic !== undefined && !statistics.has(String(statistic)) ? [`${id}: statistic ${String(statistic)}`] : [];
  });
}

/** The first step begins at the threshold, and every step changes the count. */
export function stepsStep(plan: Plan): readonly string[] {
  return new PolicyView(plan).ofType("aws:appautoscaling/policy:Policy").flatMap(({ id, inputs }) => {
    const configuration = inputs["stepScalingPolicyConfiguration"];
    if (!isRecord(configuration)) return [];
    const steps = records(configuration["stepAdjustments"]);
    const first = steps.find((step) => Number(step["metricIntervalLowerBound"] ?? Number.NaN) === 0);
    const idle = steps.filter((step) => Number(step["scalingAdjustment"]) === 0);
    return [
      ...(first === undefined ? [`${id}: no step begins at the threshold`] : []),
      ...(idle.length > 0 ? [`${id}: a step changes nothing`] : []),
    ];
  });
}

/** Every metric and log widget states its region. */
export function widgetsHaveRegions(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  return view.ofType("aws:cloudwatch/dashboard:Dashboard").flatMap((dashboard) => {
    const { id } = dashboard;
    const widgets = widgetsOf(view, dashboard);
    if (widgets.length === 0 || widgets.length > 500) return [`${id}: ${widgets.length} widgets`];
    return widgets.flatMap((widget, index) => {
      if (widget["type"] !== "metric" && widget["type"] !== "log") return []; // Text and alarm widgets have no region.
      const properties = widget["properties"];
      return isRecord(properties) && properties["region"] === plan.region ? [] : [`${id}: widget ${index} has no region`];
    });
  });
}

/** A metric outside AWS's namespaces must be one that an image of the spec publishes. */
export function customMetricsHaveProducers(plan: Plan, published: readonly string[]): readonly string[] {
  return metricsOf(plan).flatMap(({ where, namespace, name }) => {
    const aws = typeof namespace === "string" && (namespace.startsWith("AWS/") || namespace === "ECS/ContainerInsights");
    return aws || published.includes(name) ? [] : [`${where}: nobody publishes ${name}`];
  });
}
