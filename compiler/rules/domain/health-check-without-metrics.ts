import { healthCheckRegion } from "../../aws/regions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Region of the health check's metrics is not known",
  reason:
    "All health checks of a partition have their metrics in one region, and an alarm in any other region would ring forever. AWS documents that region only for the partition `aws`, not for China.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html",
  good: "{route53: {route53HealthCheckPath: /api/health}, observability: {enableAlarms: true}}",
  bad: "{region: cn-north-1, vpc: {availabilityZones: [cn-north-1a, cn-north-1b]}, route53: {route53HealthCheckPath: /api/health}, observability: {enableAlarms: true}}",

  *checkSpec({ spec: { route53, observability }, region }) {
    if (route53.route53HealthCheckPath === undefined || !observability.enableAlarms || healthCheckRegion(region) !== undefined) return;
    yield {
      key: "route53.route53HealthCheckPath",
      message: `AWS does not document which region has the metrics of health checks for ${region}`,
      help: "remove it, and check the address from outside by other means",
      related: [{ key: "region", message: "the region" }],
    };
  },
};

export default rule;
