/** The hosted zone by its name. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";

/** What the spec says, or `domainName` without its first label (a name of two labels is the zone itself). */
export function zoneNameOf({ domainName, route53 }: EffectiveSpec): string {
  const labels = domainName.split(".");
  return route53.hostedZoneName ?? (labels.length > 2 ? labels.slice(1).join(".") : domainName);
}
