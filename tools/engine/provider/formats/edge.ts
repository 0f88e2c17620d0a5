/** Certificates, DNS, firewall. */
import type { Formats, Made, Making } from "./types.ts";
import { arn, capitals, derived, hex, text, uuid } from "./types.ts";

/** One validation record per domain name, in no particular order. A wildcard shares its parent's record. */
function certificate(making: Making): Made {
  const id = arn(making, "acm", `certificate/${uuid()}`);
  const more = (making.inputs["subjectAlternativeNames"] as string[] | undefined) ?? [];
  const names = [...new Set([text(making, "domainName"), ...more])];
  const domainValidationOptions = names.toReversed().map((domainName) => {
    const host = domainName.replace(/^\*\./, "");
    return {
      domainName,
      resourceRecordName: `_${derived(32, host, making.account)}.${host}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: `_${derived(32, "value", host, making.account)}.${derived(10, host)}.acm-validations.aws.`,
    };
  });
  return {
    id,
    outputs: { arn: id, domainValidationOptions, status: "PENDING_VALIDATION", subjectAlternativeNames: names, type: "AMAZON_ISSUED" },
  };
}

function zone(): Made {
  const id = `Z${capitals(20)}`;
  const nameServers = [1, 2, 3, 4].map((number) => `ns-${number}${hex(2)}.awsdns-${String(number).padStart(2, "0")}.com`);
  return { id, outputs: { arn: `arn:aws:route53:::hostedzone/${id}`, zoneId: id, nameServers, primaryNameServer: nameServers[0] } };
}

function record(making: Making): Made {
  const [zoneId, name, type] = ["zoneId", "name", "type"].map((property) => text(making, property));
  const set = text(making, "setIdentifier", "");
  return { id: [zoneId, name, type, ...(set === "" ? [] : [set])].join("_"), outputs: { fqdn: String(name).replace(/\.$/, "") } };
}

function firewallPart(kind: string): (making: Making) => Made {
  return (making) => {
    const scope = making.inputs["scope"] === "CLOUDFRONT" ? "global" : "regional";
    const id = uuid();
    return {
      id,
      outputs: { arn: arn(making, "wafv2", `${scope}/${kind}/${text(making, "name")}/${id}`), lockToken: uuid(), capacity: 100 },
    };
  };
}

export const edge: Formats = {
  "aws:acm/certificate:Certificate": certificate,
  "aws:acm/certificateValidation:CertificateValidation": () => ({ id: new Date().toISOString(), outputs: {} }),
  "aws:route53/zone:Zone": zone,
  "aws:route53/record:Record": record,
  "aws:route53/healthCheck:HealthCheck": () => {
    const id = uuid();
    return { id, outputs: { arn: `arn:aws:route53:::healthcheck/${id}` } };
  },
  "aws:route53/queryLog:QueryLog": () => ({ id: uuid(), outputs: {} }),
  "aws:wafv2/webAcl:WebAcl": firewallPart("webacl"),
  "aws:wafv2/ipSet:IpSet": firewallPart("ipset"),
  "aws:wafv2/ruleGroup:RuleGroup": firewallPart("rulegroup"),
  "aws:wafv2/regexPatternSet:RegexPatternSet": firewallPart("regexpatternset"),
  "aws:wafv2/webAclAssociation:WebAclAssociation": (making) => ({
    id: `${text(making, "webAclArn")},${text(making, "resourceArn")}`,
    outputs: {},
  }),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": (making) => ({ id: text(making, "resourceArn"), outputs: {} }),
};
