import type { Environment } from "../../model/types.ts";
import { zoneNameOf } from "../../model/zone-name.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Host name is outside the hosted zone",
  reason: "The host name lies in the hosted zone: Route 53 refuses a record outside of it.",
  source: "Route 53 ChangeResourceRecordSets: RRSet with DNS name is not permitted in zone",
  good: "{domainName: api.dev.tidechat.io, route53: {hostedZoneName: tidechat.io}}",
  bad: "{domainName: api.dev.tidechat.io, route53: {hostedZoneName: example-chat.io}}",

  *checkSpec(environment) {
    yield* outsideHosts(environment);
    const { spec } = environment;
    const zone = spec.route53.hostedZoneName;
    if (zone === undefined || liesIn(spec.domainName, zone)) return;
    const parent = spec.domainName.split(".").slice(1).join(".");
    yield {
      key: "route53.hostedZoneName",
      message: `\`${spec.domainName}\` does not lie in the zone \`${zone}\``,
      help: `the zone may be \`${parent}\` or one above it; leave the key out when it is \`${parent}\``,
      related: [{ key: "domainName", message: "the host name" }],
    };
  },
};

/** Hosts of services; of a zone that is stated by its id alone, the name is not known. */
function* outsideHosts(environment: Environment): Iterable<Finding> {
  const { spec, services } = environment;
  if (spec.hostedZoneId !== undefined && spec.route53.hostedZoneName === undefined) return;
  const zone = zoneNameOf(spec);
  for (const { name, host, entry } of Object.values(services)) {
    if (entry === undefined || liesIn(host.value, zone) || host.value === spec.domainName) continue;
    yield {
      key: `${entry}.host`,
      message: `\`${host.value}\`, the host of ${name}, does not lie in the zone \`${zone}\``,
      help: `use a name that ends with \`.${zone}\``,
      related: [
        { key: spec.route53.hostedZoneName === undefined ? "domainName" : "route53.hostedZoneName", message: "where the zone comes from" },
      ],
    };
  }
}

function liesIn(host: string, zone: string): boolean {
  return host === zone || host.endsWith(`.${zone}`);
}

export default rule;
