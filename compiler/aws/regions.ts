/** Regions and their availability zones. */
import table from "../../generated/aws/regions.json" with { type: "json" };
import { nearest } from "../diagnostics/nearest.ts";

const zones: Readonly<Record<string, string>> = table.zones;

/** Is `name` a region that supports every resource type that a plan may contain? */
export function isRegion(name: string): boolean {
  return Object.hasOwn(zones, name);
}

/**
 * The region that has the metrics of Route 53 health checks, for environments in `region`: one per partition
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html). An alarm in another region never gets data.
 */
export function healthCheckRegion(region: string): string {
  if (region.startsWith("cn-")) return "cn-northwest-1";
  return region.startsWith("us-gov-") ? "us-gov-west-1" : "us-east-1";
}

/** Every region, in alphabetical order. */
export function regionNames(): string[] {
  return Object.keys(zones);
}

/** The region that `name` most likely stands for; undefined if none is near. */
export function nearestRegion(name: string): string | undefined {
  return nearest(name, regionNames());
}

/** Availability zones of a region, `eu-central-1a` and so on; empty for an unknown region. An account may have access to fewer. */
export function zonesOf(region: string): string[] {
  return isRegion(region) ? [...(zones[region] ?? "")].map((letter) => region + letter) : [];
}
