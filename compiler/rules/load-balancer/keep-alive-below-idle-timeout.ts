import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Keep-alive timeout does not exceed the load balancer's idle timeout",
  reason: "A server that closes an idle connection before the load balancer does will close one just as a request is sent on it.",
  source: "Elastic Load Balancing, troubleshooting HTTP 502",
  good: "{alb: {albIdleTimeoutSeconds: 60}, ecsServices: {apiKeepAliveTimeoutSeconds: 75, realtimeKeepAliveTimeoutSeconds: 75}}",
  bad: "{alb: {albIdleTimeoutSeconds: 60}, ecsServices: {apiKeepAliveTimeoutSeconds: 60}}",

  *checkSpec(environment) {
    const idle = environment.spec.alb.albIdleTimeoutSeconds;
    for (const { name, keepAliveTimeoutSeconds } of Object.values(environment.services)) {
      if (keepAliveTimeoutSeconds.value > idle) continue;
      yield {
        key: keepAliveTimeoutSeconds.from[0]!,
        message: `the ${name} server closes idle connections after ${keepAliveTimeoutSeconds.value} s, the load balancer keeps them for ${idle} s: clients would see random 502 answers`,
        help: `use at least ${idle + 1}, better ${idle + 15}, or lower \`albIdleTimeoutSeconds\``,
        related: [{ key: "alb.albIdleTimeoutSeconds", message: `the load balancer's idle timeout, ${idle} s` }],
      };
    }
  },
};

export default rule;
