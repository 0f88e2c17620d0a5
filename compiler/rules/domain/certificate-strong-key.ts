import { demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Certificates are valid and use a strong key",
  reason: "ACM renews what it issued; keys shorter than 2048 bits are refused.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "certificate keys are strong and certificates valid",
    ids: { securityHub: ["ACM.1", "ACM.2"], prowler: ["acm_certificates_expiration_check"] },
  },
  checkPlan: demand(
    "aws:acm/certificate:Certificate",
    "keyAlgorithm",
    "left out, RSA_2048 or stronger",
    (value) => value === undefined || (typeof value === "string" && !/1024/.test(value)),
  ),
};

export default rule;
