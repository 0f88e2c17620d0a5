/** Cost of health checks. Alias records are free, and the zone does not belong to this environment. */
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";

export function cost(context: CostContext): readonly CostLine[] {
  return linesOfAll(context, "aws:route53/healthCheck:HealthCheck", (check) => {
    const https = context.plan.text(check, "type")?.startsWith("HTTPS") === true;
    return lines(check, {
      item: "health checks",
      kind: "fixed",
      key: "route53.route53HealthCheckPath",
      quantity: decimal(1),
      price: context.price("route53", https ? "health_check_https_month" : "health_check_month", "check-month"),
    });
  });
}
