import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Keep-alive timeout does not exceed the load balancer's idle timeout",
  reason:
    "When the server closes an idle connection first, the load balancer may just be sending a request on it. The client of that request gets a 502 response.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-502-issues",
  good: "{alb: {albIdleTimeoutSeconds: 60}, ecsServices: {apiKeepAliveTimeoutSeconds: 75, realtimeKeepAliveTimeoutSeconds: 75}}",
  bad: "{alb: {albIdleTimeoutSeconds: 60}, ecsServices: {apiKeepAliveTimeoutSeconds: 60}}",

  *checkSpec(environment) {
    const idle = environment.spec.alb.albIdleTimeoutSeconds;
    for (const { name, keepAliveTimeoutSeconds } of Object.values(environment.services)) {
      if (keepAliveTimeoutSeconds.value > idle) continue;
      yield {
        key: keepAliveTimeoutSeconds.from[0]!,
        message: `\`${name}\` closes idle connections after ${keepAliveTimeoutSeconds.value} s, but the load balancer keeps them open for ${idle} s: clients get sporadic 502 responses`,
        help: `use at least ${idle + 1}, better ${idle + 15}, or lower \`albIdleTimeoutSeconds\``,
        related: [{ key: "alb.albIdleTimeoutSeconds", message: `the load balancer's idle timeout, ${idle} s` }],
      };
    }
  },
};

export default rule;
