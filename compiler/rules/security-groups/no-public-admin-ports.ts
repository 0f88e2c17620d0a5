import { coversPort, placeOf, rulesOf } from "../shared/security-groups.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "No security group opens an administration port to the internet",
  reason: "Nobody administers a host from the internet here: there are no hosts.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "nothing is open to the internet on 22, 3389 or all ports",
    ids: {
      checkov: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_277"],
      securityHub: ["EC2.18", "EC2.19", "EC2.53", "EC2.54"],
      trivy: ["AWS-0107"],
      cdkNag: ["EC23"],
      cis: ["v3 5.2", "v3 5.3", "v5 5.3", "v5 5.4"],
      prowler: ["ec2_securitygroup_allow_ingress_from_internet_to_all_ports"],
    },
  },

  *checkPlan(view) {
    for (const each of rulesOf(view, "ingress")) {
      if (each.world && (coversPort(each, 22) || coversPort(each, 3389)))
        yield { ...placeOf(each), message: "open to the internet on an administration port" };
    }
  },
};

export default rule;
