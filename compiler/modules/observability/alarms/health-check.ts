/** The alarm on Route 53's health check: what clients see, DNS and certificate included. */
import { onceDeployed } from "../../shared/images.ts";
import type { Environment } from "../../../model/types.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { healthCheck } from "../../route53/refs.ts";
import { alarm } from "../alarm.ts";
import { metric } from "../metrics.ts";
import { outsideRegion, outsideTopic } from "../refs.ts";

/** One alarm, in the region that has the metric; none without a health check. */
export function healthCheckAlarm(environment: Environment): readonly Draft[] {
  if (environment.spec.route53.route53HealthCheckPath === undefined) return [];
  const region = outsideRegion(environment);
  return [
    alarm(environment, {
      purpose: "outside-health",
      description: `Route 53 reaches ${environment.spec.domainName} from none or few of its locations. Open the address yourself; look at the record, the certificate, the load balancer's targets and the web ACL.`,
      // 1 while the endpoint is healthy. Route 53 itself waits for three failures.
      watch: { metric: metric("AWS/Route53", "HealthCheckStatus", { HealthCheckId: healthCheck.id }), stat: "Minimum" },
      period: 60,
      datapoints: [2, 3],
      when: "<",
      threshold: 1,
      // There is no data in the first minutes, and no data means that nobody looks.
      missing: "breaching",
      tellsRecovery: true,
      // Without images nobody answers.
      actionsEnabled: onceDeployed(environment.services["api"]!, true, false),
      ...(region === undefined ? {} : { elsewhere: { region, topic: outsideTopic } }),
      from: ["route53.route53HealthCheckPath"],
    }),
  ];
}
