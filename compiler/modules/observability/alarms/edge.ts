/** Alarms of the web ACL and the certificate, if the environment owns them. */
import { key } from "../../../model/keys.ts";
import type { Environment } from "../../../model/types.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { certificate } from "../../acm/refs.ts";
import { alarm } from "../alarm.ts";
import { metric } from "../metrics.ts";
import { wafDimensions } from "../sources.ts";

/**
 * ACM renews a certificate 45 days before it expires, or 60 days if it was issued for 395 days, as until February 2026. With 30 days left,
 * renewal has failed.
 */
const daysToExpiry = 30;

/** Alarms of the web ACL and the certificate. */
export function edgeAlarms(environment: Environment): readonly Draft[] {
  return [...wafAlarms(environment), ...certificateAlarms(environment)];
}

function wafAlarms(environment: Environment): readonly Draft[] {
  if (!environment.spec.waf.enableWaf) return [];
  return [
    alarm(environment, {
      purpose: "waf-blocked-requests",
      description:
        "The web ACL blocks more requests in five minutes than it allows one address to send: an attack, or a rule that catches clients. Look at the sampled requests and the WAF log by rule.",
      watch: { metric: metric("AWS/WAFV2", "BlockedRequests", wafDimensions(environment)), stat: "Sum" },
      period: 300,
      datapoints: [2, 3],
      when: ">",
      threshold: key(environment, "waf.wafApiRateLimitPer5Min"),
      missing: "notBreaching",
      from: ["waf.enableWaf"],
    }),
  ];
}

/** An existing certificate is watched by its owner. */
function certificateAlarms(environment: Environment): readonly Draft[] {
  if (environment.spec.acm.certificateArn !== undefined) return [];
  return [
    alarm(environment, {
      purpose: "certificate-expiry",
      description:
        "ACM has not renewed the certificate in time. Check that its validation record is still in the hosted zone and that no CAA record excludes amazon.com.",
      watch: { metric: metric("AWS/CertificateManager", "DaysToExpiry", { CertificateArn: certificate.out("arn") }), stat: "Minimum" },
      period: 86_400,
      datapoints: [1, 1],
      when: "<",
      threshold: daysToExpiry,
      // Data is missing before the first daily sample and after expiry. Neither may change the alarm's state.
      missing: "ignore",
      from: ["acm.certificateArn"],
    }),
  ];
}
