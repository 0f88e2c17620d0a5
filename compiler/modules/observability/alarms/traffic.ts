/** What clients notice: the load balancer, each service behind it, the web ACL and the certificate. */
import { onceDeployed } from "../../../lowering/images.ts";
import { key } from "../../../model/keys.ts";
import type { Environment, Service } from "../../../model/types.ts";
import type { Draft } from "../../../plan/draft.ts";
import { certificate } from "../../acm/refs.ts";
import { alarm } from "../alarm.ts";
import { metric } from "../metrics.ts";
import { albDimensions, balancerErrorPercent, targetDimensions, targetErrorPercent, wafDimensions } from "../sources.ts";

/** ACM renews 60 days before the end; what is left at 30 was not renewed. */
const daysToExpiry = 30;

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
      // The metric is there only while connections are rejected (aws-constraints D2).
      missing: "notBreaching",
    }),
    ...Object.values(environment.services).flatMap((service) => serviceAlarms(environment, service)),
    ...wafAlarms(environment),
    ...certificateAlarms(environment),
  ];
}

function serviceAlarms(environment: Environment, service: Service): readonly Draft[] {
  const dimensions = targetDimensions(service);
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
    alarm(environment, {
      purpose: `${service.name}-unhealthy-hosts`,
      description: `Tasks of the ${service.name} service have failed their health check for longer than a deployment takes. Look at the stopped tasks' reasons and the log.`,
      watch: { metric: metric("AWS/ApplicationELB", "UnHealthyHostCount", dimensions), stat: "Maximum" },
      period: 60,
      // Tasks that start or drain are unhealthy for some minutes: ten of fifteen are not a deployment (known-pitfalls B31).
      datapoints: [10, 15],
      when: ">",
      threshold: 0,
      missing: "notBreaching",
    }),
    alarm(environment, {
      purpose: `${service.name}-healthy-hosts`,
      description: `No task of the ${service.name} service is healthy in any zone: it is down. Look at the service's events and the stopped tasks' reasons.`,
      // Each zone's node counts for itself, so the largest count is 0 only when no zone has a healthy task.
      watch: { metric: metric("AWS/ApplicationELB", "HealthyHostCount", dimensions), stat: "Maximum" },
      period: 60,
      datapoints: [3, 3],
      when: "<",
      threshold: 1,
      missing: "notBreaching",
      tellsRecovery: true,
      actionsEnabled: onceDeployed(service, true, false),
    }),
    ...latencyAlarms(environment, service),
  ];
}

/** Not for services that hold connections: a long poll takes as long as the ping interval, and means nothing. */
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

function wafAlarms(environment: Environment): readonly Draft[] {
  if (!environment.spec.waf.enableWaf) return [];
  return [
    alarm(environment, {
      purpose: "waf-blocked-requests",
      description:
        "The web ACL blocks more requests in five minutes than it allows one address to send: an attack, or a rule that catches clients. Look at the sampled requests and the WAF log by rule.",
      watch: { metric: metric("AWS/WAFV2", "BlockedRequests", wafDimensions(environment)), stat: "Sum" },
      period: 300,
      datapoints: [2, 3],
      when: ">",
      threshold: key(environment, "waf.wafApiRateLimitPer5Min"),
      missing: "notBreaching",
      because: ["waf.enableWaf"],
    }),
  ];
}

/** A certificate that the spec brings is watched by who issued it. */
function certificateAlarms(environment: Environment): readonly Draft[] {
  if (environment.spec.acm.certificateArn !== undefined) return [];
  return [
    alarm(environment, {
      purpose: "certificate-expiry",
      description:
        "ACM has not renewed the certificate in time. Check that its validation record is still in the hosted zone and that no CAA record excludes amazon.com.",
      watch: { metric: metric("AWS/CertificateManager", "DaysToExpiry", { CertificateArn: certificate.out("arn") }), stat: "Minimum" },
      period: 86_400,
      datapoints: [1, 1],
      when: "<",
      threshold: daysToExpiry,
      // Missing before the first day's sample, and again after the end: neither may change what was last known.
      missing: "ignore",
      because: ["acm.certificateArn"],
    }),
  ];
}
