/** Services that hold connections: their number and the event loop's lag, as far as the image publishes them (known-pitfalls B5). */
import { nameOf } from "../names.ts";
import { connectionsMetric, eventLoopLagMetric } from "../../../model/metrics.ts";
import type { ConnectionScaling, Environment, Service } from "../../../model/types.ts";
import { cluster } from "../../ecsCluster/refs.ts";
import { metricNamespace, serviceName } from "../../ecsServices/refs.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { cooldowns, lowerPolicy } from "./scaling-policy.ts";
import { lowerScalingAlarm, stepsAbove } from "./scaling-steps.ts";

/** Share of what a task can hold: the rest is headroom for reconnects, and for the minutes until a new task is up (B6). */
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

/** Connections per task fall as tasks are added, so target tracking holds them (aws-constraints AS4). */
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

/** Lag does not halve when tasks double, so it is no target to track: above the limit tasks are added, in steps. */
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
