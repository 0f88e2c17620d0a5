import { list, member, records } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets serve no website, and not every site may read them",
  reason:
    "The endpoint of a website answers over plain HTTP and to everybody, and a rule for all origins lets every web page read what its visitor may read. CloudFront serves a private bucket over HTTPS.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
  good: '{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs: {set: {corsRules: [{allowedMethods: [GET], allowedOrigins: ["https://chat.example"]}]}}}}',
  bad: '{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs: {set: {corsRules: [{allowedMethods: [GET], allowedOrigins: ["*"]}]}}}}',
  security: {
    optional: "never",
    demand: "buckets serve no website, and not every site may read them",
  },

  judges: "resources",
  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:s3/bucket:Bucket")) {
      if (inputs["website"] !== undefined) yield { resource: id, property: "website", message: "the bucket serves a website" };
      for (const each of records(inputs["corsRules"]))
        if (list(member(each, "allowedOrigins")).some((origin) => view.known(origin) === "*"))
          yield { resource: id, property: "corsRules", message: "every web page may read the bucket for its visitors" };
    }
  },
};

export default rule;
