/** Scaling of services that hold connections: by connections per task and by event loop lag, if the image publishes these metrics. */
import { nameOf } from "../names.ts";
import { connectionsMetric, eventLoopLagMetric } from "../../../model/metrics.ts";
import type { ConnectionScaling, Environment, Service } from "../../../model/types.ts";
import { cluster } from "../../ecsCluster/refs.ts";
import { metricNamespace, serviceName } from "../../ecsServices/refs.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { cooldowns, lowerPolicy } from "./scaling-policy.ts";
import { lowerScalingAlarm, stepsAbove } from "./scaling-steps.ts";

/** Share of a task's capacity. The rest is headroom for reconnects, and for the minutes until a new task is up. */
const connectionTarget = 0.7;

export function lowerConnectionScaling(environment: Environment, service: Service): readonly Draft[] {
  const { connections } = service;
  if (connections === undefined) return [];
  const published = service.imageContract.publishesMetrics;
  return [
    ...(connections.enabled.value && published.includes(connectionsMetric) ? [trackConnections(environment, service, connections)] : []),
    ...(published.includes(eventLoopLagMetric) ? stepOnLag(environment, service, connections) : []),
  ];
}

/** Adding tasks lowers the connections per task, so target tracking works for this metric. */
function trackConnections(environment: Environment, service: Service, { enabled, maxPerTask }: ConnectionScaling): Draft {
  return lowerPolicy(
    environment,
    service,
    "connections",
    {
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: {
        customizedMetricSpecification: {
          namespace: metricNamespace(environment),
          metricName: connectionsMetric,
          statistic: "Average",
          dimensions: [
            { name: "ClusterName", value: cluster.out("name") },
            { name: "ServiceName", value: serviceName(environment, service) },
          ],
        },
        targetValue: maxPerTask.map((most) => Math.floor(most * connectionTarget)),
        ...cooldowns,
      },
    },
    { from: [...enabled.from, service.contractKey] },
  );
}

/** Doubling the tasks does not halve the lag, so target tracking does not work. Above the limit, step scaling adds tasks. */
function stepOnLag(environment: Environment, service: Service, { eventLoopLagMs }: ConnectionScaling): readonly Draft[] {
  const from = [service.contractKey];
  return [
    lowerPolicy(environment, service, "event-loop-lag", stepsAbove(eventLoopLagMs), { from }),
    lowerScalingAlarm(
      service,
      "event-loop-lag",
      {
        name: nameOf(environment, "alarm", `${service.name}-scale-event-loop-lag`),
        alarmDescription: `Adds ${service.name} tasks while the event loop is late.`,
        namespace: metricNamespace(environment),
        metricName: eventLoopLagMetric,
        dimensions: { ClusterName: cluster.out("name"), ServiceName: serviceName(environment, service) },
        extendedStatistic: "p95",
        threshold: eventLoopLagMs,
      },
      { policy: "event-loop-lag", from },
    ),
  ];
}
