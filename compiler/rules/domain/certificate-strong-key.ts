import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Certificates are valid and use a strong key",
  reason:
    "RSA keys shorter than 2,048 bits are no longer secure, and clients reject them. ACM renews the certificates that it has issued before they expire.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html#acm-2",
  good: "{overrides: {acm-certificate: {set: {keyAlgorithm: EC_prime256v1}}}}",
  bad: '{extraResources: {internal: {type: "aws:acm/certificate:Certificate", inputs: {domainName: internal.chat.example, certificateAuthorityArn: "arn:aws:acm-pca:eu-central-1:412356789014:certificate-authority/12345678-1234-1234-1234-123456789012", keyAlgorithm: RSA_1024}}}}',
  security: {
    optional: "never",
    demand: "certificates are valid and use a strong key",
    ids: { securityHub: ["ACM.1", "ACM.2"], prowler: ["acm_certificates_expiration_check"] },
  },

  checkPlan: demand(
    "aws:acm/certificate:Certificate",
    "keyAlgorithm",
    "unset, RSA_2048 or stronger",
    (value) => value === undefined || (typeof value === "string" && !/1024/.test(value)),
  ),
};

export default rule;
