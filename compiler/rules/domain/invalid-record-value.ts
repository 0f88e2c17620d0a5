import { isIPv4, isIPv6 } from "node:net";
import type { PlanResource } from "../../plan/types.ts";
import { isList } from "../../plan/values.ts";
import type { Rule, Violation } from "../rule.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import type { PolicyView } from "../shared/view.ts";
import { withoutDot, zoneNameOf } from "../shared/zones.ts";

/** Bytes of one text of a TXT record. */
const mostText = 255;

const host = /^(\*\.|[\w-]+\.)*[\w-]+\.?$/;

/** What is wrong with a value of a record, by type. */
const wrong: Readonly<Record<string, (value: string) => string | undefined>> = {
  A: (value) => (isIPv4(value) ? undefined : "is no IPv4 address"),
  AAAA: (value) => (isIPv6(value) ? undefined : "is no IPv6 address"),
  CNAME: (value) => (host.test(value) ? undefined : "is no host name"),
  MX: (value) => (/^\d{1,5} \S+$/.test(value) ? undefined : "is not a priority and a host name, such as `10 mail.example.com`"),
  SRV: (value) => (/^\d+ \d+ \d+ \S+$/.test(value) ? undefined : "is not a priority, a weight, a port and a host name"),
  TXT: (value) => (value.includes('"') || Buffer.byteLength(value) <= mostText ? undefined : `has more than ${mostText} bytes`),
};

const rule: Rule = {
  severity: "error",
  title: "A record has a value that its type does not take",
  reason:
    "Route 53 refuses a record whose value has another form, several names for one alias, or an alias at the top of a zone, where it would hide the zone's own records.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html",
  good: '{domainName: api.chat.example, route53: {hostedZoneName: chat.example}, extraResources: {blog: {type: "aws:route53/record:Record", inputs: {zoneId: {$ref: route53-alias.zoneId}, name: blog.chat.example, type: CNAME, ttl: 60, records: [tide.ghost.io]}}}}',
  bad: '{domainName: api.chat.example, route53: {hostedZoneName: chat.example}, extraResources: {blog: {type: "aws:route53/record:Record", inputs: {zoneId: {$ref: route53-alias.zoneId}, name: blog.chat.example, type: A, ttl: 60, records: [tide.ghost.io]}}}}',

  *checkPlan(view) {
    for (const record of view.ofType("aws:route53/record:Record")) {
      const type = view.text(record, "type") ?? "";
      const values = record.inputs["records"];
      if (!isList(values)) continue;
      if (type === "CNAME") yield* wrongAlias(view, record, values.length);
      for (const [index, value] of values.entries()) {
        const text = textIn(view, value);
        const problem = isUncertain(text) || text.startsWith("planned-") ? undefined : wrong[type]?.(text);
        if (problem === undefined) continue;
        const shown = text.length > 60 ? "the text" : `\`${text}\``;
        yield { resource: record.id, property: "records", path: ["records", index], message: `${shown} ${problem}`, ...remedy(type) };
      }
    }
  },
};

function remedy(type: string): { readonly help?: string } {
  if (type === "A" || type === "AAAA") return { help: "state an address, or `aliases` for a resource of AWS" };
  return type === "TXT" ? { help: 'split it into texts in double quotes: `"first" "second"`' } : {};
}

function* wrongAlias(view: PolicyView, record: PlanResource, count: number): Iterable<Violation> {
  if (count > 1)
    yield { resource: record.id, property: "records", message: `a CNAME record has ${count} values`, help: "state one host name" };
  if (zoneNameOf(view, record) === withoutDot(view.text(record, "name") ?? ""))
    yield {
      resource: record.id,
      property: "type",
      message: "a CNAME record cannot have the name of its zone",
      help: "use a record of type A with `aliases`",
    };
}

export default rule;
