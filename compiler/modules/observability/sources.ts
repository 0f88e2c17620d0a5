/** Dimensions of the environment's resources, and the metrics that several alarms and widgets share. */
import type { Environment, Service, Workload } from "../../model/types.ts";
import { traced } from "../../plan/builder/traced.ts";
import { loadBalancer, targetGroup } from "../alb/refs.ts";
import { clusterName } from "../ecsCluster/refs.ts";
import { metricNamespace, serviceName } from "../ecsServices/refs.ts";
import { instance, proxy, replica } from "../rds/refs.ts";
import { webAcl } from "../waf/refs.ts";
import type { MetricMath, Series, Statistic } from "./alarm.ts";
import { applicationMetric, metric, type Dimensions, type MetricName } from "./metrics.ts";

/** ALB dimensions are ARN suffixes, `app/<name>/<id>`. */
export const albDimensions = { LoadBalancer: loadBalancer.out("arnSuffix") };

/** A service's target group behind the load balancer. */
export function targetDimensions(service: Pick<Service, "name">) {
  return { LoadBalancer: loadBalancer.out("arnSuffix"), TargetGroup: targetGroup(service).out("arnSuffix") };
}

/**
 * ECS dimensions are names, not ARNs, and known without the resources. A reference would be a cycle: the service depends on its deployment
 * alarm.
 */
export function taskDimensions(environment: Environment, workload: Workload) {
  return { ClusterName: clusterName(environment), ServiceName: serviceName(environment, workload) };
}

/** The instance identifier; neither its ARN nor its resource id. */
export const databaseDimensions = {
  rds: { DBInstanceIdentifier: instance.out("identifier") },
  "rds-replica": { DBInstanceIdentifier: replica.out("identifier") },
} as const;

/** `rds`, the primary, or `rds-replica`. */
export type DatabaseName = keyof typeof databaseDimensions;

/** Metrics of `AWS/RDS` that exist by instance. */
export type InstanceMetric = {
  [M in MetricName<"AWS/RDS">]: typeof databaseDimensions.rds extends Dimensions<"AWS/RDS", M> ? M : never;
}[MetricName<"AWS/RDS">];

/** The proxy's name. Every proxy metric used here exists with this dimension alone. */
export const proxyDimensions = { ProxyName: proxy.out("name") };

/** The metric name that the web ACL defines for itself; `ALL` covers every rule. */
export function wafDimensions(environment: Environment) {
  return { WebACL: webAcl.at<string>("visibilityConfig", "metricName"), Region: traced(environment.region, "region"), Rule: "ALL" };
}

/**
 * Number of running tasks: from Container Insights if it is on, otherwise the sample count of the CPU metric, of which every running task
 * sends one per minute (ECS developer guide, "Service RUNNING task count"). Valid only for periods of 60 seconds.
 */
export function runningTasks(environment: Environment, workload: Workload): Series {
  const dimensions = taskDimensions(environment, workload);
  const from = ["ecsCluster.containerInsights"];
  return environment.spec.ecsCluster.containerInsights === "disabled"
    ? { metric: metric("AWS/ECS", "CPUUtilization", dimensions), stat: "SampleCount", from }
    : { metric: metric("ECS/ContainerInsights", "RunningTaskCount", dimensions), stat: "Average", from };
}

/** A metric that the workload's image publishes; undefined when its contract does not promise it. */
export function published(
  environment: Environment,
  workload: Workload,
  name: MetricName<"Application">,
  stat: Statistic,
): Series | undefined {
  if (!workload.imageContract.publishesMetrics.includes(name)) return undefined;
  return { metric: applicationMetric(metricNamespace(environment), name, taskDimensions(environment, workload)), stat };
}

/** Requests per period below which an error percentage means nothing. */
const fewRequests = 20;

/** Percentage of requests that a service's tasks answered with 5xx. Without errors the metric is missing, which counts as 0. */
export function targetErrorPercent(service: Service): MetricMath {
  const dimensions = targetDimensions(service);
  return {
    expression: `IF(requests >= ${fewRequests}, 100 * errors / requests, 0)`,
    label: `${service.name} 5xx percent`,
    series: {
      requests: { metric: metric("AWS/ApplicationELB", "RequestCount", dimensions), stat: "Sum" },
      errors: { metric: metric("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", dimensions), stat: "Sum" },
    },
  };
}

/** Percentage of all requests that the load balancer itself answered with 5xx. The RequestCount metric does not include these. */
export function balancerErrorPercent(): MetricMath {
  return {
    expression: `IF(errors + requests >= ${fewRequests}, 100 * errors / (errors + requests), 0)`,
    label: "load balancer 5xx percent",
    series: {
      errors: { metric: metric("AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", albDimensions), stat: "Sum" },
      requests: { metric: metric("AWS/ApplicationELB", "RequestCount", albDimensions), stat: "Sum" },
    },
  };
}
