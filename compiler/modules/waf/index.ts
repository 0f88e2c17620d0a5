/** The web application firewall: one web ACL on the load balancer. Plans nothing when `waf.enableWaf` is off. */
import { accountData } from "../shared/account.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { combine, traced } from "../../plan/builder/traced.ts";
import { loadBalancer } from "../alb/refs.ts";
import { cost } from "./cost.ts";
import { credentialHeaders, lowerLogging } from "./logging.ts";
import { managedGroupRules } from "./managed-groups.ts";
import { rateLimitedBody, rateLimitRules } from "./rate-limits.ts";
import { webAcl, webAclName } from "./refs.ts";
import { visibility } from "./rule-types.ts";

const from = ["waf.enableWaf"];

const waf: ModuleDefinition = {
  name: "waf",
  cost,
  lower(environment) {
    if (!environment.spec.waf.enableWaf) return { resources: [] };
    return {
      data: accountData,
      resources: [acl(environment), association(), ...lowerLogging(environment)],
      outputs: { webAclArn: { value: webAcl.out("arn"), description: "ARN of the web ACL in front of the load balancer." } },
    };
  },
};

/** The security rules that the ACL's rules satisfy: an override of them needs a waiver of each. */
const held = ["rule:web-acl-has-rules", "rule:web-acl-known-bad-inputs", "rule:web-acl-sql-injection-reputation"] as const;

/**
 * Rules are inline, so that one call changes all of them. Separate rule resources would change one after the other and leave the firewall
 * half-updated.
 */
function acl(environment: Environment): Draft {
  const name = webAclName(environment);
  const managed = managedGroupRules(environment);
  return resource(
    webAcl,
    {
      name,
      description: name.map((text) => `Rate limits and managed rules of ${text}`),
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rules: combine([traced(rateLimitRules(environment)), managed], (own, groups) => [...own, ...groups]).alsoFrom(...held),
      customResponseBodies: [rateLimitedBody],
      // Samples in the console contain headers as well.
      dataProtectionConfig: {
        dataProtections: [{ action: "SUBSTITUTION", field: { fieldType: "SINGLE_HEADER", fieldKeys: [...credentialHeaders] } }],
      },
      visibilityConfig: visibility(name),
    },
    { from },
  );
}

/**
 * Deleting an association detaches whichever ACL the load balancer has. The builder therefore deletes the old one before it creates the new
 * one.
 */
function association(): Draft {
  return resource(
    handle("aws:wafv2/webAclAssociation:WebAclAssociation", "waf-association"),
    { resourceArn: traced(loadBalancer.out("arn"), "rule:load-balancer-has-web-acl"), webAclArn: webAcl.out("arn") },
    { from },
  );
}

export default waf;
