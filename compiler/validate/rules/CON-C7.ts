/**
 * The host name lies in the hosted zone: Route 53 refuses a record outside of it.
 *
 * Good: `{domainName: api.dev.tidechat.io, route53: {hostedZoneName: tidechat.io}}`
 * Bad: `{domainName: api.dev.tidechat.io, route53: {hostedZoneName: example-chat.io}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-C7",
  severity: "error",
  title: "The host name lies in the hosted zone",
  source: "Route 53 ChangeResourceRecordSets: RRSet with DNS name is not permitted in zone",
  *check({ spec }) {
    const zone = spec.route53.hostedZoneName;
    if (zone === undefined || spec.domainName === zone || spec.domainName.endsWith(`.${zone}`)) return;
    const parent = spec.domainName.split(".").slice(1).join(".");
    yield {
      key: "route53.hostedZoneName",
      message: `\`${spec.domainName}\` does not lie in the zone \`${zone}\``,
      help: `the zone may be \`${parent}\` or one above it; leave the key out when it is \`${parent}\``,
      related: [{ key: "domainName", message: "the host name" }],
    };
  },
};

export default rule;
