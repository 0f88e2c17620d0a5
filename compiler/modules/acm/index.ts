/**
 * A certificate for exactly `domainName` and the hosts of services that have their own (certificate-no-wildcard: no wildcard), with one validation
 * record each. Nothing when the spec brings a certificate of its own.
 */
import { fromKeys } from "../shared/from.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { key } from "../../model/keys.ts";
import { ownHosts } from "../../model/hosts.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { rule, type Traced } from "../../plan/builder/traced.ts";
import { zoneId } from "../route53/refs.ts";
import { certificate, certificateArn, certificateValidation, hostValidationRecord, validationRecord } from "./refs.ts";

const from = ["acm.certificateArn"];
/** Seconds; the record is read by ACM alone, at issuance and at each renewal. */
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
 * A certificate in use cannot be deleted (aws-constraints C4): a successor comes first, which is the engine's order for a type
 * without a name, and the listener moves to it before the old one goes (certificate-create-before-delete).
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

/** Validation options are an unordered list, with one entry for each name on the certificate. */
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
    { from },
  );
}

export default acm;
