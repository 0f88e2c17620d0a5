/** The certificate that the HTTPS listener uses: the spec's own, or one issued and validated here. */
import type { Environment } from "../../model/types.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

export const certificate = handle("aws:acm/certificate:Certificate", "acm-certificate");
export const validationRecord = handle("aws:route53/record:Record", "acm-validation-record");
/** The record for a service's own host. */
export function hostValidationRecord({ id }: { readonly id: string }): Handle<"aws:route53/record:Record"> {
  return handle("aws:route53/record:Record", `acm-validation-${id}`);
}
export const certificateValidation = handle("aws:acm/certificateValidation:CertificateValidation", "acm-certificate-validation");

/** ARN of an issued certificate: the validation's output, so that a listener waits for it. */
export function certificateArn(environment: Environment): Traced<Expr<string> | string> {
  return traced(environment.spec.acm.certificateArn ?? certificateValidation.out("certificateArn"), "acm.certificateArn");
}
