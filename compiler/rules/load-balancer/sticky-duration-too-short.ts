import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Sticky session expires within the ping interval and timeout",
  reason:
    "A client that polls must come back to the task that knows its session: the cookie that leads it there outlasts the longest silence between two of its requests, a ping interval and its timeout.",
  source: "Socket.IO, using multiple nodes: sticky sessions; ELB, duration-based stickiness",
  good: "{ecsServices: {realtimeStickyDurationSeconds: 60, pingIntervalMs: 25000, pingTimeoutMs: 20000}}",
  bad: "{ecsServices: {realtimeStickyDurationSeconds: 30, pingIntervalMs: 25000, pingTimeoutMs: 20000}}",

  *checkSpec({ spec, services }) {
    const { pingIntervalMs, pingTimeoutMs } = spec.ecsServices;
    const silence = pingIntervalMs + pingTimeoutMs;
    for (const { name, sticky, connections } of Object.values(services)) {
      if (sticky === undefined || connections === undefined || sticky.durationSeconds.value * 1000 > silence) continue;
      const seconds = sticky.durationSeconds.value;
      yield {
        key: sticky.durationSeconds.from[0]!,
        message: `the cookie of ${name} lasts ${seconds} s, ping interval ${pingIntervalMs} ms + timeout ${pingTimeoutMs} ms = ${silence} ms: a polling client is sent to another task and loses its session`,
        help: `use at least ${Math.floor(silence / 1000) + 1}`,
        related: [
          { key: "ecsServices.pingIntervalMs", message: `the interval, ${pingIntervalMs} ms` },
          { key: "ecsServices.pingTimeoutMs", message: `the timeout, ${pingTimeoutMs} ms` },
        ],
      };
    }
  },
};

export default rule;
