import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Sticky session expires within the ping interval and timeout",
  reason:
    "A client that polls must return to the task that holds its session. Its requests can be a ping interval and a timeout apart; if the cookie expires in between, the next one reaches another task.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
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
        message: `the cookie of ${name} lasts ${seconds} s, but ping interval ${pingIntervalMs} ms + timeout ${pingTimeoutMs} ms = ${silence} ms: a polling client reaches another task and loses its session`,
        help: `use at least ${Math.floor(silence / 1000) + 1}`,
        related: [
          { key: "ecsServices.pingIntervalMs", message: `the ping interval, ${pingIntervalMs} ms` },
          { key: "ecsServices.pingTimeoutMs", message: `the ping timeout, ${pingTimeoutMs} ms` },
        ],
      };
    }
  },
};

export default rule;
