import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Ping interval and timeout reach the load balancer's idle timeout",
  reason: "Pings keep an idle WebSocket open only when one fits into the load balancer's idle timeout, its answer included.",
  source: "Socket.IO, pingInterval and pingTimeout; ELB, connection idle timeout",
  good: "{alb: {albIdleTimeoutSeconds: 60}, ecsServices: {pingIntervalMs: 25000, pingTimeoutMs: 20000}}",
  bad: "{alb: {albIdleTimeoutSeconds: 60}, ecsServices: {pingIntervalMs: 45000, pingTimeoutMs: 20000}}",

  *checkSpec({ spec }) {
    const { pingIntervalMs, pingTimeoutMs } = spec.ecsServices;
    const idle = spec.alb.albIdleTimeoutSeconds * 1000;
    if (pingIntervalMs + pingTimeoutMs < idle) return;
    yield {
      key: "ecsServices.pingIntervalMs",
      message: `ping interval ${pingIntervalMs} ms and timeout ${pingTimeoutMs} ms are ${pingIntervalMs + pingTimeoutMs} ms, the load balancer closes idle connections after ${idle} ms`,
      help:
        pingTimeoutMs + 1000 < idle
          ? `lower \`pingIntervalMs\` below ${idle - pingTimeoutMs}, or raise \`albIdleTimeoutSeconds\` above ${Math.floor((pingIntervalMs + pingTimeoutMs) / 1000)}`
          : `raise \`albIdleTimeoutSeconds\` above ${Math.floor((pingIntervalMs + pingTimeoutMs) / 1000)}, or lower both`,
      related: [
        { key: "ecsServices.pingTimeoutMs", message: `the timeout, ${pingTimeoutMs} ms` },
        { key: "alb.albIdleTimeoutSeconds", message: `the idle timeout, ${idle} ms` },
      ],
    };
  },
};

export default rule;
