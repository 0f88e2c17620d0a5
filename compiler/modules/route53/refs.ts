/** The hosted zone that contains the API's domain name. */
import type { Environment } from "../../model/types.ts";
import { zoneNameOf } from "../../model/zone-name.ts";
import { handle } from "../../plan/builder/draft.ts";
import { data, type Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

/** Id of the data call that looks up the zone by name. Planned when the spec has no `hostedZoneId`. */
export const hostedZoneLookup = "hosted-zone";

/** Exists when the spec sets `route53.route53HealthCheckPath`. Its metric `HealthCheckStatus` exists only in us-east-1. */
export const healthCheck = handle("aws:route53/healthCheck:HealthCheck", "route53-health-check");

/** The zone's id, stated by the spec or looked up at deployment. */
export function zoneId(environment: Environment): Traced<Expr<string> | string> {
  const looked = data<string>(hostedZoneLookup, "zoneId");
  return traced(environment.spec.hostedZoneId ?? looked, "hostedZoneId");
}

/** Name of the zone to look up. */
export function zoneName(environment: Environment): Traced<string> {
  return traced(zoneNameOf(environment.spec), "route53.hostedZoneName", "domainName");
}
