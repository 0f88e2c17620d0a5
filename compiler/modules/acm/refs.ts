/** The certificate of the HTTPS listener: an existing one that the spec names, or one issued and validated here. */
import type { Environment } from "../../model/types.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

export const certificate = handle("aws:acm/certificate:Certificate", "acm-certificate");
export const validationRecord = handle("aws:route53/record:Record", "acm-validation-record");
/** Validation record for a service's own host. */
export function hostValidationRecord({ id }: { readonly id: string }): Handle<"aws:route53/record:Record"> {
  return handle("aws:route53/record:Record", `acm-validation-${id}`);
}
export const certificateValidation = handle("aws:acm/certificateValidation:CertificateValidation", "acm-certificate-validation");

/** Certificate ARN. For an issued certificate it is an output of the validation, so that the listener waits for the validation. */
export function certificateArn(environment: Environment): Traced<Expr<string> | string> {
  return traced(environment.spec.acm.certificateArn ?? certificateValidation.out("certificateArn"), "acm.certificateArn");
}
