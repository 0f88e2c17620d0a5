import type { PlanResource } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import { isTlsListener } from "../shared/listeners.ts";
import type { PolicyView } from "../shared/view.ts";

const transport = "routingHttpResponseStrictTransportSecurityHeaderValue";
const type = "routingHttpResponseXContentTypeOptionsHeaderValue";
const origin = "routingHttpResponseAccessControlAllowOriginHeaderValue";
const credentials = "routingHttpResponseAccessControlAllowCredentialsHeaderValue";

/** Half a year: with less, a browser that comes back after a while asks over plain HTTP again. */
const leastSeconds = 182 * 24 * 3600;

const rule: Rule = {
  severity: "error",
  title: "HTTPS listeners send the headers that protect browsers",
  reason:
    "Without `Strict-Transport-Security` an attacker on the path can keep a browser on plain HTTP, and without `nosniff` a browser can run an upload as a script. A site that answers every origin with credentials hands sessions to any other site.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html",
  good: `{overrides: {alb-https: {set: {${transport}: "max-age=63072000; includeSubDomains"}}}}`,
  bad: `{overrides: {alb-https: {set: {${transport}: "max-age=0"}}}}`,
  security: {
    optional: "with-waiver",
    demand: "HTTPS listeners send the headers that protect browsers",
    prodWaiver: "conflict",
    note: "an application that sends the headers itself can do without those of the listener",
  },

  *checkPlan(view) {
    for (const listener of view.ofType("aws:lb/listener:Listener")) {
      if (!isTlsListener(listener) || listener.inputs["protocol"] === "TLS") continue;
      for (const [property, message] of lacking(view, listener)) yield { resource: listener.id, property, message };
    }
  },
};

function* lacking(view: PolicyView, listener: PlanResource): Iterable<readonly [property: string, message: string]> {
  const seconds = Number(/(?:^|[;\s])max-age="?(\d{1,12})/i.exec(view.text(listener, transport) ?? "")?.[1] ?? 0);
  if (seconds < leastSeconds) yield [transport, `browsers are told to use HTTPS for ${seconds} seconds; ${leastSeconds} are the least`];
  if (view.text(listener, type) !== "nosniff") yield [type, "it is not `nosniff`"];
  if (view.text(listener, origin) === "*" && view.text(listener, credentials) === "true")
    yield [origin, "every other site may send requests with the sessions of users"];
}

export default rule;
