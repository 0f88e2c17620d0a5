/** Where a service's tasks register, and the rule that sends requests to them. */
import { replaceableName } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment, Service } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { rule, Traced, traced } from "../../plan/builder/traced.ts";
import { vpcId } from "../vpc/refs.ts";
import { httpsListener, listenerRule, targetGroup } from "./refs.ts";

/**
 * Each task registers with its own port, so this default is never used. A constant, since the port replaces a target group: with
 * the container's port, a change of it would send all requests to an empty group until new tasks are up.
 */
const unusedPort = 80;
/** Seconds; below the shortest interval that the schema allows (aws-constraints B7). */
const healthCheckTimeout = 5;

/** Requests go to tasks over HTTP/1.1: a WebSocket's upgrade works over nothing else (B19), and TLS ends at the load balancer (target-group-uses-tls). */
export function lowerTargetGroup(environment: Environment, service: Service): Draft {
  return resource(targetGroup(service), {
    name: replaceableName(environment, "targetGroup", service.name),
    vpcId: networkId(environment),
    targetType: "ip",
    port: unusedPort,
    protocol: "HTTP",
    protocolVersion: "HTTP1",
    deregistrationDelay: service.deregistrationDelaySeconds,
    // An open WebSocket counts as a request, so new connections go to the tasks that hold the fewest.
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

/** Requests that name another host get the listener's 404: scanners that go by address reach nothing. */
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
