/** The hosted zone that contains the API's domain name. */
import type { Environment } from "../../model/types.ts";
import { zoneNameOf } from "../../model/zone-name.ts";
import { handle, type DraftOptions } from "../../plan/builder/draft.ts";
import { data, type Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

/** Id of the data call that looks up the zone by name. Planned when the spec has no `hostedZoneId`. */
export const hostedZoneLookup = "hosted-zone";

/** Name of the provider instance for the zone's account. Planned when the spec has `route53.hostedZoneRoleArn`. */
export const zoneProviderName = "dns";

/** The provider instance that reads and writes the zone: that of the zone's account, or else the plan's own. */
export function zoneProvider({ spec }: Environment): Pick<DraftOptions, "provider"> {
  return spec.route53.hostedZoneRoleArn === undefined ? {} : { provider: traced(zoneProviderName, "route53.hostedZoneRoleArn") };
}

/** Exists when the spec sets `route53.route53HealthCheckPath`. Its metric `HealthCheckStatus` exists only in us-east-1. */
export const healthCheck = handle("aws:route53/healthCheck:HealthCheck", "route53-health-check");

/** The zone's id, stated by the spec or looked up at deployment. */
export function zoneId(environment: Environment): Traced<Expr<string> | string> {
  const { hostedZoneId, route53 } = environment.spec;
  const elsewhere = hostedZoneId === undefined && route53.hostedZoneRoleArn !== undefined ? ["route53.hostedZoneRoleArn"] : [];
  return traced(hostedZoneId ?? data<string>(hostedZoneLookup, "zoneId"), "hostedZoneId", ...elsewhere);
}

/** Name of the zone to look up. */
export function zoneName(environment: Environment): Traced<string> {
  return traced(zoneNameOf(environment.spec), "route53.hostedZoneName", "domainName");
}
