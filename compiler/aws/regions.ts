/** Regions and their availability zones. */
import table from "../../generated/aws/regions.json" with { type: "json" };
import { nearest } from "../diagnostics/nearest.ts";

const zones: Readonly<Record<string, string>> = table.zones;

/** Is `name` a region that supports every resource type that a plan may contain? */
export function isRegion(name: string): boolean {
  return Object.hasOwn(zones, name);
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
