/** Regions and their availability zones. */
import table from "../../generated/aws/regions.json" with { type: "json" };
import { nearest } from "../diagnostics/nearest.ts";

const zones: Readonly<Record<string, string>> = table.zones;

/** Is `name` a region that supports every resource type that a plan may contain? */
export function isRegion(name: string): boolean {
  return Object.hasOwn(zones, name);
}

/**
 * Does Route 53 have public hosted zones in the region's partition? Without them neither the domain's records nor the validation of its
 * certificate can exist (https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-r53.html).
 */
export function hasPublicZones(region: string): boolean {
  return !region.startsWith("us-gov-");
}

/**
 * The region that has the metrics of Route 53 health checks, for environments in `region`
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html). An alarm in another region never gets data.
 * Undefined in China, for which no page of AWS names the region.
 */
export function healthCheckRegion(region: string): string | undefined {
  return region.startsWith("cn-") ? undefined : "us-east-1";
}

/** Every region that an environment can be in, in alphabetical order. */
export function regionNames(): string[] {
  return Object.keys(zones).filter(hasPublicZones);
}

/** The region that `name` most likely stands for; undefined if none is near. */
export function nearestRegion(name: string): string | undefined {
  return nearest(name, regionNames());
}

/** Availability zones of a region, `eu-central-1a` and so on; empty for an unknown region. An account may have access to fewer. */
export function zonesOf(region: string): string[] {
  return isRegion(region) ? [...(zones[region] ?? "")].map((letter) => region + letter) : [];
}
