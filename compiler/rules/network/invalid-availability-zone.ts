import { isRegion, nearestRegion, regionNames, zonesOf } from "../../aws/regions.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";
import { unknownValue } from "../shared/allow-unknown.ts";

const rule: Rule = {
  severity: "error",
  title: "Availability zone is not in the region or is listed twice",
  reason: "A subnet can be created only in a zone of the region, and the plan has one subnet per zone and tier.",
  source: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
  good: "{vpc: {availabilityZones: [eu-central-1a, eu-central-1c]}}",
  bad: "{vpc: {availabilityZones: [eu-central-1a, eu-central-1d, eu-central-1a]}}",

  *checkSpec(environment) {
    const { region, spec } = environment;
    if (!isRegion(region)) {
      const near = nearestRegion(region);
      const help = near === undefined ? `expected a region such as \`${regionNames()[0]}\`` : `did you mean \`${near}\`?`;
      yield { ...unknownValue(environment, region), key: "region", message: `unknown region \`${region}\``, help };
      return;
    }
    const listed = spec.vpc.availabilityZones;
    const known = zonesOf(region);
    const free = known.filter((zone) => !listed.includes(zone));
    for (const [index, zone] of listed.entries()) {
      const key = `vpc.availabilityZones.${index}`;
      if (!known.includes(zone)) {
        const meant = sameLetter(zone, region, free) ?? nearest(zone, free.length > 0 ? free : known);
        const all = `${region} has ${known.join(", ")}`;
        const message = `${region} has no zone \`${zone}\``;
        const help = meant === undefined ? all : `did you mean \`${meant}\`? ${all}`;
        yield { ...unknownValue(environment, zone), key, message, help, related: [{ key: "region", message: `the region, ${region}` }] };
      } else if (listed.indexOf(zone) < index) {
        const help = free[0] === undefined ? "remove it" : `remove it, or use \`${free[0]}\``;
        const first = { key: `vpc.availabilityZones.${listed.indexOf(zone)}`, message: "listed here first" };
        yield { key, message: `\`${zone}\` is listed twice`, help, related: [first] };
      }
    }
  },

  *checkPlan(view) {
    const { region } = view.plan;
    if (!isRegion(region)) return;
    for (const subnet of view.ofType("aws:ec2/subnet:Subnet")) {
      const zone = view.text(subnet, "availabilityZone");
      // A zone of the region may be newer than the table.
      if (zone === undefined || zone.startsWith(region)) continue;
      const message = `${region} has no zone \`${zone}\``;
      yield { resource: subnet.id, property: "availabilityZone", message, help: `${region} has ${zonesOf(region).join(", ")}` };
    }
  },
};

/** For a zone of another region, the free zone of this one with the same letter. */
function sameLetter(zone: string, region: string, free: readonly string[]): string | undefined {
  return zone.startsWith(region) ? undefined : free.find((candidate) => candidate === region + zone.slice(-1));
}

export default rule;
