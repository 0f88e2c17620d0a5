/** Alarms on what clients notice: the load balancer and each service behind it. */
import { fromEntry } from "../../shared/from.ts";
import { onceDeployed } from "../../shared/images.ts";
import { key } from "../../../model/keys.ts";
import type { Environment, Service } from "../../../model/types.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { alarm } from "../alarm.ts";
import { metric } from "../metrics.ts";
import { albDimensions, balancerErrorPercent, targetDimensions, targetErrorPercent } from "../sources.ts";

/** Alarms of the load balancer and of every service behind it. */
export function trafficAlarms(environment: Environment): readonly Draft[] {
  return [
    alarm(environment, {
      purpose: "alb-errors",
      description:
        "The load balancer answers with 5xx itself: it reaches no healthy task (503), or tasks close connections or answer too late (502, 504). Look at the services' healthy hosts and the access log's error_reason.",
      watch: balancerErrorPercent(),
      period: 60,
      datapoints: [5, 10],
      when: ">",
      threshold: key(environment, "observability.alarmErrorPercent"),
      missing: "notBreaching",
      tellsRecovery: true,
    }),
    alarm(environment, {
      purpose: "alb-rejected-connections",
      description: "The load balancer has no connections left and refuses clients. Ask AWS to raise its quota or to pre-warm it.",
      watch: { metric: metric("AWS/ApplicationELB", "RejectedConnectionCount", albDimensions), stat: "Sum" },
      period: 60,
      datapoints: [3, 5],
      when: ">",
      threshold: 0,
      // The metric exists only while connections are rejected.
      missing: "notBreaching",
    }),
    ...Object.values(environment.services).flatMap((service) => fromEntry(service, serviceAlarms(environment, service))),
  ];
}

function serviceAlarms(environment: Environment, service: Service): readonly Draft[] {
  return [
    alarm(environment, {
      purpose: `${service.name}-errors`,
      description: `The ${service.name} service answers too many requests with 5xx for a quarter of an hour. Read its log; if a deployment began it, roll back.`,
      watch: targetErrorPercent(service),
      period: 300,
      datapoints: [3, 3],
      when: ">",
      threshold: key(environment, "observability.alarmErrorPercent"),
      missing: "notBreaching",
      tellsRecovery: true,
    }),
    ...healthAlarms(environment, service),
    ...latencyAlarms(environment, service),
  ];
}

function healthAlarms(environment: Environment, service: Service): readonly Draft[] {
  const dimensions = targetDimensions(service);
  return [
    alarm(environment, {
      purpose: `${service.name}-unhealthy-hosts`,
      description: `Tasks of the ${service.name} service have failed their health check for longer than a deployment takes. Look at the stopped tasks' reasons and the log.`,
      watch: { metric: metric("AWS/ApplicationELB", "UnHealthyHostCount", dimensions), stat: "Maximum" },
      period: 60,
      // Starting and draining tasks are unhealthy for some minutes. Ten unhealthy minutes of fifteen are not a deployment.
      datapoints: [10, 15],
      when: ">",
      threshold: 0,
      missing: "notBreaching",
    }),
    alarm(environment, {
      purpose: `${service.name}-healthy-hosts`,
      description: `No task of the ${service.name} service is healthy in any zone: it is down. Look at the service's events and the stopped tasks' reasons.`,
      // Each zone's load balancer node reports its own count, so the maximum is 0 only when no zone has a healthy task.
      watch: { metric: metric("AWS/ApplicationELB", "HealthyHostCount", dimensions), stat: "Maximum" },
      period: 60,
      datapoints: [3, 3],
      when: "<",
      threshold: 1,
      missing: "notBreaching",
      tellsRecovery: true,
      actionsEnabled: onceDeployed(service, true, false),
    }),
  ];
}

/** Not for services that hold connections: a long poll takes as long as the ping interval, so its latency means nothing. */
function latencyAlarms(environment: Environment, service: Service): readonly Draft[] {
  if (service.connections !== undefined) return [];
  const limits = { p95: 1, p99: 3 } as const;
  return (["p95", "p99"] as const).map((percentile) =>
    alarm(environment, {
      purpose: `${service.name}-latency-${percentile}`,
      description: `The ${service.name} service is slow (${percentile} of its response time). Compare with the database's latency and load, and with the tasks' CPU.`,
      watch: { metric: metric("AWS/ApplicationELB", "TargetResponseTime", targetDimensions(service)), stat: percentile },
      period: 300,
      datapoints: [3, 3],
      when: ">",
      threshold: key(environment, "observability.alarmLatencySeconds").map((seconds) => seconds * limits[percentile]),
      missing: "notBreaching",
      tellsRecovery: true,
    }),
  );
}
