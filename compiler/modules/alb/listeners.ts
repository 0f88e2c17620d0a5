/** An HTTPS listener with the certificate, and an HTTP listener that only redirects to it (listener-requires-https). */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { rule } from "../../plan/builder/traced.ts";
import { certificateArn } from "../acm/refs.ts";
import { httpListener, httpsListener, loadBalancer } from "./refs.ts";

const secondsOfYear = 365 * 24 * 3600;

export function lowerListeners(environment: Environment): readonly Draft[] {
  return [
    resource(httpsListener, {
      loadBalancerArn: loadBalancer.out("arn"),
      port: 443,
      protocol: rule("listener-requires-https", "HTTPS"),
      sslPolicy: key(environment, "alb.albTlsPolicy").alsoFrom("rule:listener-minimum-tls-version", "rule:listener-recommended-tls-policy"),
      certificateArn: certificateArn(environment),
      // A request reaches a service only if a listener rule matches its host and path.
      defaultActions: [
        {
          type: "fixed-response",
          fixedResponse: { statusCode: "404", contentType: "application/json", messageBody: JSON.stringify({ error: "not_found" }) },
        },
      ],
      routingHttpResponseServerEnabled: false,
      routingHttpResponseStrictTransportSecurityHeaderValue: `max-age=${secondsOfYear}`,
      routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
    }),
    resource(httpListener, {
      loadBalancerArn: loadBalancer.out("arn"),
      port: 80,
      protocol: "HTTP",
      defaultActions: [
        {
          type: "redirect",
          redirect: rule("listener-requires-https", { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" }),
        },
      ],
    }),
  ];
}
