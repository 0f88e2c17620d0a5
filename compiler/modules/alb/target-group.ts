/** The target group that a service's tasks register with, and the listener rule that forwards requests to it. */
import { replaceableName } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment, Service } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { rule, Traced, traced } from "../../plan/builder/traced.ts";
import { vpcId } from "../vpc/refs.ts";
import { httpsListener, listenerRule, targetGroup } from "./refs.ts";

/**
 * Each task registers with its own port, so this default is never used. It is a constant because a port change replaces the target group:
 * with the container port here, changing that port would send all requests to an empty group until new tasks are up.
 */
const unusedPort = 80;
/** Seconds. AWS requires less than the interval; this is below the shortest interval that the schema allows. */
const healthCheckTimeout = 5;

/**
 * Targets use HTTP/1.1, the only protocol version that supports WebSocket upgrades. TLS ends at the load balancer (target-group-uses-tls).
 */
export function lowerTargetGroup(environment: Environment, service: Service): Draft {
  return resource(targetGroup(service), {
    name: replaceableName(environment, "targetGroup", service.name),
    vpcId: networkId(environment),
    targetType: "ip",
    port: unusedPort,
    protocol: "HTTP",
    protocolVersion: "HTTP1",
    deregistrationDelay: service.deregistrationDelaySeconds,
    // An open WebSocket counts as an outstanding request, so new connections go to the tasks with the fewest.
    loadBalancingAlgorithmType: "least_outstanding_requests",
    stickiness: {
      type: "lb_cookie",
      enabled: service.sticky !== undefined,
      cookieDuration: service.sticky?.durationSeconds,
    },
    healthCheck: {
      enabled: rule("target-group-health-check", true),
      path: service.readinessPath,
      port: "traffic-port",
      protocol: "HTTP",
      matcher: "200",
      interval: key(environment, "alb.albHealthCheckIntervalSeconds"),
      timeout: healthCheckTimeout,
      healthyThreshold: 2,
      unhealthyThreshold: key(environment, "alb.albUnhealthyThreshold"),
    },
  });
}

/** A request for any other host gets the listener's 404, so scanners that connect by IP address reach nothing. */
export function lowerListenerRule(service: Service): Draft {
  return resource(listenerRule(service), {
    listenerArn: httpsListener.out("arn"),
    priority: service.listenerPriority,
    conditions: [{ hostHeader: { values: [service.host] } }, { pathPattern: { values: service.paths } }],
    actions: [{ type: "forward", targetGroupArn: targetGroup(service).out("arn") }],
  });
}

function networkId(environment: Environment) {
  const id = vpcId(environment);
  return id instanceof Traced ? id : traced(id, "vpc.existingVpc");
}
