/**
 * The outside health check asks for a path that reaches a service; the load balancer answers 404 to every other.
 *
 * Good: `{route53: {route53HealthCheckPath: /api/health}}`
 * Bad: `{route53: {route53HealthCheckPath: /health/ready}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-B9",
  severity: "error",
  title: "The outside health check asks for a path that the load balancer routes",
  source: "Elastic Load Balancing, path conditions: case-sensitive, and `/api/*` does not match `/api`",
  *check({ spec, services }) {
    const path = spec.route53.route53HealthCheckPath;
    if (path === undefined) return;
    const patterns = Object.values(services).flatMap(({ paths }) => paths);
    if (patterns.some((pattern) => matches(pattern, path))) return;
    yield {
      key: "route53.route53HealthCheckPath",
      message: `the load balancer routes no request for \`${path}\``,
      help: `use a path under ${patterns.map((pattern) => `\`${pattern}\``).join(", ")}`,
    };
  },
};

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

export default rule;
