import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";

const start = "aws-waf-logs-";

const rule: Rule = {
  severity: "error",
  title: "AWS WAF cannot write to a log of this name",
  reason: `AWS WAF delivers logs only to a log group, bucket or stream whose name begins with \`${start}\`.`,
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/logging-destinations.html",
  good: "{waf: {enableWaf: true}, overrides: {waf-logs: {set: {name: aws-waf-logs-chat}}}}",
  bad: "{waf: {enableWaf: true}, overrides: {waf-logs: {set: {name: /waf/chat}}}}",

  *checkPlan(view) {
    for (const { inputs } of view.ofType("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"))
      for (const destination of list(inputs["logDestinationConfigs"])) {
        const target = view.target(destination);
        const property = target?.inputs["name"] === undefined ? "bucket" : "name";
        const name = textIn(view, target?.inputs[property]);
        if (target === undefined || name === "" || isUncertain(name.slice(0, start.length)) || name.startsWith(start)) continue;
        yield {
          resource: target.id,
          property,
          message: `AWS WAF cannot write to \`${name}\``,
          help: `let the name begin with \`${start}\``,
        };
      }
  },
};

export default rule;
