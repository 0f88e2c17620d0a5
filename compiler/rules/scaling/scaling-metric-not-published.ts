import { connectionsMetric } from "../../model/metrics.ts";
import { withoutSection } from "../../source/keys.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Scaling uses a metric that the image does not publish",
  reason: "If nobody publishes the metric, the scaling alarm stays in INSUFFICIENT_DATA and the service never scales.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html",
  good: "{ecsServices: {realtimeScaleOnConnections: true, realtimeImageContract: {publishesMetrics: [ActiveConnections]}}}",
  bad: "{ecsServices: {realtimeScaleOnConnections: true, realtimeImageContract: {publishesMetrics: []}}}",

  *checkSpec(environment) {
    for (const { name, connections, imageContract, contractKey } of Object.values(environment.services)) {
      if (connections?.enabled.value !== true || imageContract.publishesMetrics.includes(connectionsMetric)) continue;
      yield {
        key: connections.enabled.from[0]!,
        message: `the ${name} service scales on ${connectionsMetric}, which its image does not publish`,
        help: `turn it off, or, if the image publishes the metric, add it to \`${withoutSection(contractKey)}.publishesMetrics\``,
        related: [{ key: contractKey, message: `the image publishes ${imageContract.publishesMetrics.join(", ") || "nothing"}` }],
      };
    }
  },
};

export default rule;
