import { mostRuleValues, mostRuleWildcards } from "../../aws/elb.ts";
import { list, member, records } from "../../plan/values.ts";
import { textIn } from "../shared/rendered.ts";
import type { Rule } from "../rule.ts";
import type { PlanRecord } from "../../plan/values.ts";

/** Conditions that a rule has once at most; those on headers and queries can be several. */
const single = ["hostHeader", "httpRequestMethod", "pathPattern", "sourceIp"];

const rule: Rule = {
  severity: "error",
  title: "A listener rule has too many conditions or values, or its priority is taken",
  reason:
    "A rule takes one condition of each kind, five values in all of them and five wildcards in them, and two rules of a listener cannot share a priority. Elastic Load Balancing refuses the rule in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html",
  good: '{extraResources: {blog: {type: "aws:lb/listenerRule:ListenerRule", inputs: {listenerArn: {$ref: alb-https.arn}, priority: 10, conditions: [{pathPattern: {values: [/blog, "/blog/*"]}}], actions: [{type: forward, targetGroupArn: {$ref: alb-target-api.arn}}]}}}}',
  bad: '{extraResources: {blog: {type: "aws:lb/listenerRule:ListenerRule", inputs: {listenerArn: {$ref: alb-https.arn}, priority: 10, conditions: [{pathPattern: {values: [/a, /b, /c, /d, /e, /f]}}], actions: [{type: forward, targetGroupArn: {$ref: alb-target-api.arn}}]}}}}',

  *checkPlan(view) {
    const owners = new Map<string, string>();
    for (const { id, inputs } of view.ofType("aws:lb/listenerRule:ListenerRule")) {
      const conditions = records(inputs["conditions"]);
      const values = conditions.flatMap(valuesOf);
      const all = values.length + conditions.flatMap(expressionsOf).length;
      const wildcards = values.map((value) => textIn(view, value).replaceAll(/[^*?]/g, "").length).reduce((sum, count) => sum + count, 0);
      if (all > mostRuleValues)
        yield { resource: id, property: "conditions", message: `${all} values in all conditions, of at most ${mostRuleValues}` };
      if (wildcards > mostRuleWildcards)
        yield { resource: id, property: "conditions", message: `${wildcards} wildcards in all values, of at most ${mostRuleWildcards}` };
      const twice = single.find((kind) => conditions.filter((each) => each[kind] !== undefined).length > 1);
      if (twice !== undefined)
        yield {
          resource: id,
          property: "conditions",
          message: `two conditions with \`${twice}\``,
          help: "put the values into one condition",
        };
      if (inputs["priority"] === undefined) continue;
      const place = `${textIn(view, inputs["listenerArn"])} ${textIn(view, inputs["priority"])}`;
      const owner = owners.get(place);
      if (owner === undefined) owners.set(place, id);
      else yield { resource: id, property: "priority", message: `${owner} has the same priority on the same listener` };
    }
  },
};

/** The values of one condition, whichever it is: query strings are objects, all others texts. */
function valuesOf(condition: PlanRecord) {
  const queries = list(condition["queryStrings"]).map((each) => member(each, "value") ?? "");
  return [...queries, ...Object.values(condition).flatMap((each) => list(member(each, "values")))];
}

/** Regular expressions count as values, but `*` and `?` in them are no wildcards. */
function expressionsOf(condition: PlanRecord) {
  return Object.values(condition).flatMap((each) => list(member(each, "regexValues")));
}

export default rule;
