/**
 * A certificate for exactly `domainName` (SEC-L15: no wildcard), so there is one validation record and its id is static. Nothing
 * when the spec brings a certificate of its own.
 */
import type { ModuleDefinition } from "../../lowering/module.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/draft.ts";
import { rule, traced } from "../../plan/traced.ts";
import { zoneId } from "../route53/refs.ts";
import { certificate, certificateArn, certificateValidation, validationRecord } from "./refs.ts";

const because = ["acm.certificateArn"];
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
 * without a name, and the listener moves to it before the old one goes (SEC-L13).
 */
function issue(environment: Environment): readonly Draft[] {
  const domainName = key(environment, "domainName");
  return [
    resource(
      certificate,
      {
        domainName,
        validationMethod: "DNS",
        keyAlgorithm: rule("SEC-L16", "RSA_2048"),
        options: { certificateTransparencyLoggingPreference: rule("SEC-L14", "ENABLED") },
      },
      { because },
    ),
    resource(
      validationRecord,
      {
        zoneId: zoneId(environment),
        name: validationOption(environment, "resourceRecordName"),
        type: validationOption(environment, "resourceRecordType"),
        records: [validationOption(environment, "resourceRecordValue")],
        ttl: validationTtl,
      },
      { because },
    ),
    resource(
      certificateValidation,
      { certificateArn: certificate.out("arn"), validationRecordFqdns: [validationRecord.out("fqdn")] },
      { because },
    ),
  ];
}

/** Validation options are an unordered list, with one entry for each name on the certificate. */
function validationOption(environment: Environment, property: string) {
  const { domainName } = environment.spec;
  return traced(certificate.at<string>("domainValidationOptions", { find: { domainName } }, property), "domainName");
}

export default acm;
