import { records, type PlanRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

/** Names of functions, keywords and results of searches stand before a bracket, in quotes or in capitals. */
const quotedText = /'[^']*'|"[^"]*"/g;
const identifier = /(?<![\w.])[a-z]\w*(?!\w*\s*\()/g;

const rule: Rule = {
  severity: "error",
  title: "An alarm's expression uses an unknown id, or not exactly one query is its result",
  reason:
    "CloudWatch compares the one query that returns data with the threshold. It refuses an alarm that has none or two, or an expression with an id that no query has.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  good: '{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, overrides: {observability-alarm-api-errors: {set: {"metricQueries.2.expression": "100 * errors / requests"}}}}',
  bad: '{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, overrides: {observability-alarm-api-errors: {set: {"metricQueries.2.expression": "100 * errors / request"}}}}',

  judges: "resources",
  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
      const queries = records(inputs["metricQueries"]);
      if (queries.length === 0) continue;
      const found = { resource: id, property: "metricQueries" };
      const results = queries.filter((query) => returnsData(query));
      if (results.length !== 1)
        yield { ...found, message: `${results.length} of the queries return data`, help: "set `returnData: true` at one of them" };
      const ids = queries.map((query) => view.known(query["id"]));
      for (const [index, query] of queries.entries()) {
        const expression = view.known(query["expression"]);
        const used = typeof expression === "string" ? (expression.replaceAll(quotedText, "").match(identifier) ?? []) : [];
        const unknown = used.find((each) => !ids.includes(each));
        if (unknown !== undefined)
          yield {
            ...found,
            path: ["metricQueries", index, "expression"],
            message: `no query has the id \`${unknown}\``,
            help: `the ids are ${ids.join(", ")}`,
          };
      }
    }
  },
};

/** The provider returns no data unless told to. */
function returnsData({ returnData }: PlanRecord): boolean {
  return returnData === true;
}

export default rule;
