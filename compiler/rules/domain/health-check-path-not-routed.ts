import { matchesPath } from "../../aws/path-pattern.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "No listener rule routes the Route 53 health check path",
  reason:
    "Route 53 requests the path from outside. The load balancer answers 404 to a path that no listener rule matches, so the health check always fails.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html",
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
      message: `no listener rule routes \`${path}\` to a service`,
      help: `use a path that matches ${patterns.map((pattern) => `\`${pattern}\``).join(" or ")}`,
    };
  },
};

export default rule;
