/**
 * Issues a certificate for `domainName` and for each service with its own host, with one validation record per name. No wildcards
 * (certificate-no-wildcard). Creates nothing when the spec names an existing certificate.
 */
import { fromKeys } from "../shared/from.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { key } from "../../model/keys.ts";
import { ownHosts } from "../../model/hosts.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { rule, type Traced } from "../../plan/builder/traced.ts";
import { zoneId, zoneProvider } from "../route53/refs.ts";
import { certificate, certificateArn, certificateValidation, hostValidationRecord, validationRecord } from "./refs.ts";

const from = ["acm.certificateArn"];
/** Seconds. Only ACM reads the record, at issuance and at each renewal. */
const validationTtl = 300;

const acm: ModuleDefinition = {
  name: "acm",
  lower(environment) {
    return {
      resources: environment.spec.acm.certificateArn === undefined ? issue(environment) : [],
      outputs: {
        certificateArn: { value: certificateArn(environment), description: "ARN of the certificate that the HTTPS listener serves." },
      },
    };
  },
};

/**
 * AWS refuses to delete a certificate in use. The certificate has no physical name, so the engine creates the successor first; the listener
 * switches to it before the old one is deleted (certificate-create-before-delete).
 */
function issue(environment: Environment): readonly Draft[] {
  const domainName = key(environment, "domainName");
  const hosts = ownHosts(environment);
  const records = [
    validation(environment, validationRecord, domainName),
    ...hosts.flatMap((own) => fromKeys(own.entries, [validation(environment, hostValidationRecord(own), own.host)])),
  ];
  return [
    resource(
      certificate,
      {
        domainName,
        ...(hosts.length === 0 ? {} : { subjectAlternativeNames: hosts.map(({ host }) => host) }),
        validationMethod: "DNS",
        keyAlgorithm: rule("certificate-strong-key", "RSA_2048"),
        options: { certificateTransparencyLoggingPreference: rule("certificate-transparency-logging", "ENABLED") },
      },
      { from },
    ),
    ...records,
    resource(
      certificateValidation,
      {
        certificateArn: certificate.out("arn"),
        validationRecordFqdns: [validationRecord.out("fqdn"), ...hosts.map((own) => hostValidationRecord(own).out("fqdn"))],
      },
      { from },
    ),
  ];
}

/** ACM returns validation options as an unordered list with one entry per name, so the entry is found by name. */
function validation(environment: Environment, record: typeof validationRecord, host: Traced<string>): Draft {
  const option = (property: string) =>
    host.map((domainName) => certificate.at<string>("domainValidationOptions", { find: { domainName } }, property));
  return resource(
    record,
    {
      zoneId: zoneId(environment),
      name: option("resourceRecordName"),
      type: option("resourceRecordType"),
      records: [option("resourceRecordValue")],
      ttl: validationTtl,
    },
    { from, ...zoneProvider(environment) },
  );
}

export default acm;
