/** The hosted zone that the API's name lies in. */
import type { Environment } from "../../model/types.ts";
import { zoneNameOf } from "../../model/zone-name.ts";
import { handle } from "../../plan/builder/draft.ts";
import { data, type Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

/** Id of the data call that looks the zone up by name; planned when `hostedZoneId` is left out. */
export const hostedZoneLookup = "hosted-zone";

/** There when `route53.route53HealthCheckPath` is stated. Its metric `HealthCheckStatus` exists in us-east-1 alone. */
export const healthCheck = handle("aws:route53/healthCheck:HealthCheck", "route53-health-check");

/** The zone's id: the spec's, or looked up at deployment. */
export function zoneId(environment: Environment): Traced<Expr<string> | string> {
  const looked = data<string>(hostedZoneLookup, "zoneId");
  return traced(environment.spec.hostedZoneId ?? looked, "hostedZoneId");
}

/** The zone's name, where it is looked up. */
export function zoneName(environment: Environment): Traced<string> {
  return traced(zoneNameOf(environment.spec), "route53.hostedZoneName", "domainName");
}
