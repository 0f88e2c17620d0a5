/** The name of the hosted zone. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";

/** The zone that the spec states; by default `domainName` without its first label, or `domainName` itself if it has only two labels. */
export function zoneNameOf({ domainName, route53 }: EffectiveSpec): string {
  const labels = domainName.split(".");
  return route53.hostedZoneName ?? (labels.length > 2 ? labels.slice(1).join(".") : domainName);
}
