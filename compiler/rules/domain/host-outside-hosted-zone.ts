import type { Environment } from "../../model/types.ts";
import { zoneNameOf as zoneOfSpec } from "../../model/zone-name.ts";
import type { Finding, Rule } from "../rule.ts";
import { liesIn, withoutDot, zoneNameOf } from "../shared/zones.ts";

const rule: Rule = {
  severity: "error",
  title: "Host name is outside the hosted zone",
  reason: "Route 53 rejects a record whose name is outside its hosted zone.",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html",
  good: "{domainName: api.chat.example, route53: {hostedZoneName: chat.example}}",
  bad: "{domainName: api.chat.example, route53: {hostedZoneName: example-chat.io}}",

  *checkSpec(environment) {
    yield* outsideHosts(environment);
    const { spec } = environment;
    const zone = spec.route53.hostedZoneName;
    if (zone === undefined || liesIn(spec.domainName, zone)) return;
    const parent = spec.domainName.split(".").slice(1).join(".");
    yield {
      key: "route53.hostedZoneName",
      message: `\`${spec.domainName}\` is outside the hosted zone \`${zone}\``,
      help: `use \`${parent}\` or one of its parent domains; if omitted, the zone is \`${parent}\``,
      related: [{ key: "domainName", message: "the host name" }],
    };
  },

  *checkPlan(view) {
    for (const record of view.ofType("aws:route53/record:Record")) {
      const zone = zoneNameOf(view, record);
      const name = view.text(record, "name");
      if (zone === undefined || name === undefined || liesIn(withoutDot(name), zone)) continue;
      const message = `\`${name}\` is outside the hosted zone \`${zone}\``;
      yield { resource: record.id, property: "name", message, help: `use a name that ends with \`.${zone}\`` };
    }
  },
};

/** Hosts of services. The name of a zone that the spec gives by id alone is unknown. */
function* outsideHosts(environment: Environment): Iterable<Finding> {
  const { spec, services } = environment;
  if (spec.hostedZoneId !== undefined && spec.route53.hostedZoneName === undefined) return;
  const zone = zoneOfSpec(spec);
  for (const { name, host, entry } of Object.values(services)) {
    if (entry === undefined || liesIn(host.value, zone) || host.value === spec.domainName) continue;
    yield {
      key: `${entry}.host`,
      message: `\`${host.value}\`, the host of ${name}, is outside the hosted zone \`${zone}\``,
      help: `use a name that ends with \`.${zone}\``,
      related: [
        { key: spec.route53.hostedZoneName === undefined ? "domainName" : "route53.hostedZoneName", message: "decides the hosted zone" },
      ],
    };
  }
}

export default rule;
