import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Ping interval and timeout reach the load balancer's idle timeout",
  reason:
    "The load balancer closes a connection that is silent for its idle timeout. A ping keeps an idle WebSocket open only if ping and answer fit into that time.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
  good: "{alb: {albIdleTimeoutSeconds: 60}, ecsServices: {pingIntervalMs: 25000, pingTimeoutMs: 20000}}",
  bad: "{alb: {albIdleTimeoutSeconds: 60}, ecsServices: {pingIntervalMs: 45000, pingTimeoutMs: 20000}}",

  *checkSpec({ spec }) {
    const { pingIntervalMs, pingTimeoutMs } = spec.ecsServices;
    const idle = spec.alb.albIdleTimeoutSeconds * 1000;
    if (pingIntervalMs + pingTimeoutMs < idle) return;
    yield {
      key: "ecsServices.pingIntervalMs",
      message: `ping interval ${pingIntervalMs} ms + timeout ${pingTimeoutMs} ms = ${pingIntervalMs + pingTimeoutMs} ms, but the load balancer closes idle connections after ${idle} ms`,
      help:
        pingTimeoutMs + 1000 < idle
          ? `lower \`pingIntervalMs\` below ${idle - pingTimeoutMs}, or raise \`albIdleTimeoutSeconds\` above ${Math.floor((pingIntervalMs + pingTimeoutMs) / 1000)}`
          : `raise \`albIdleTimeoutSeconds\` above ${Math.floor((pingIntervalMs + pingTimeoutMs) / 1000)}, or lower both`,
      related: [
        { key: "ecsServices.pingTimeoutMs", message: `the ping timeout, ${pingTimeoutMs} ms` },
        { key: "alb.albIdleTimeoutSeconds", message: `the idle timeout, ${idle} ms` },
      ],
    };
  },
};

export default rule;
