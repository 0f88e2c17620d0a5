import { matchesPath } from "../../aws/path-pattern.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "No listener rule routes the Route 53 health check path",
  reason: "The outside health check asks for a path that reaches a service; the load balancer answers 404 to every other.",
  source: "Elastic Load Balancing, path conditions: case-sensitive, and `/api/*` does not match `/api`",
  good: "{route53: {route53HealthCheckPath: /api/health}}",
  bad: "{route53: {route53HealthCheckPath: /health/ready}}",

  *checkSpec({ spec, services }) {
    const path = spec.route53.route53HealthCheckPath;
    if (path === undefined) return;
    const patterns = Object.values(services)
      .filter(({ host }) => host.value === spec.domainName)
      .flatMap(({ paths }) => paths.value);
    if (patterns.some((pattern) => matchesPath(pattern, path))) return;
    yield {
      key: "route53.route53HealthCheckPath",
      message: `the load balancer routes no request for \`${path}\``,
      help: `use a path under ${patterns.map((pattern) => `\`${pattern}\``).join(", ")}`,
    };
  },
};

export default rule;
