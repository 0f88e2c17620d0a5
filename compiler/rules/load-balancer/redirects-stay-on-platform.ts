import { actionPlaces } from "../../aws/elb.ts";
import { records, valueAt, type PlanRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import type { PolicyView } from "../shared/view.ts";
import { isOwnHost } from "../shared/zones.ts";

const endpoints = ["issuer", "authorizationEndpoint", "tokenEndpoint", "userInfoEndpoint"];

const rule: Rule = {
  severity: "error",
  title: "Redirects and sign-ins stay with the platform",
  reason:
    "A redirect to a foreign host takes users, and the tokens in their addresses, to whoever owns that host. One to plain HTTP shows both to everybody on the path. Who issues the identities of a sign-in decides who gets in.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html",
  good: '{domainName: api.chat.example, route53: {hostedZoneName: chat.example}, extraResources: {old: {type: "aws:lb/listenerRule:ListenerRule", inputs: {listenerArn: {$ref: alb-https.arn}, priority: 10, conditions: [{pathPattern: {values: [/old]}}], actions: [{type: redirect, redirect: {host: blog.chat.example, statusCode: HTTP_301}}]}}}}',
  bad: '{domainName: api.chat.example, route53: {hostedZoneName: chat.example}, extraResources: {old: {type: "aws:lb/listenerRule:ListenerRule", inputs: {listenerArn: {$ref: alb-https.arn}, priority: 10, conditions: [{pathPattern: {values: [/old]}}], actions: [{type: redirect, redirect: {host: blog.ghost.io, statusCode: HTTP_301}}]}}}}',
  security: {
    optional: "with-waiver",
    demand: "redirects and sign-ins stay with the platform",
    prodWaiver: "conflict",
    note: "a person has to judge whether the other host can be trusted",
  },

  *checkPlan(view) {
    for (const [type, property] of actionPlaces)
      for (const { id, inputs } of view.ofType(type))
        for (const action of records(inputs[property])) {
          const message = strayed(view, action);
          if (message !== undefined) yield { resource: id, property, message };
        }
  },
};

function strayed(view: PolicyView, action: PlanRecord): string | undefined {
  const text = (path: string): string => textIn(view, valueAt(action, path));
  const host = text("redirect.host");
  if (host !== "" && host !== "#{host}" && (isUncertain(host) || !isOwnHost(view, host)))
    return isUncertain(host)
      ? "nobody can tell before the deployment where the redirect leads"
      : `the redirect leads to ${host}, a foreign host`;
  if (text("redirect.protocol") === "HTTP") return "the redirect leads to plain HTTP";
  for (const name of endpoints) {
    const address = text(`authenticateOidc.${name}`);
    const [, given = ""] = /^https:\/\/([^/:?#@]+)(?:[/:?#]|$)/.exec(address) ?? [];
    if (address !== "" && !isOwnHost(view, given)) return `${name} of the sign-in is at ${given === "" ? "an unknown host" : given}`;
  }
  return undefined;
}

export default rule;
