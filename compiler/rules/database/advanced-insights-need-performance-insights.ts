import type { Rule } from "../rule.ts";

/** Days, as `performanceInsightsRetentionPeriod` takes them. */
const fifteenMonths = 465;

const rule: Rule = {
  severity: "error",
  title: "Advanced Database Insights requires Performance Insights",
  reason:
    "The advanced mode of Database Insights requires Performance Insights with 15 months of history. RDS rejects the mode without it.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.TurningOnAdvanced.html",
  good: "{rds: {rdsDatabaseInsightsMode: advanced, enableRdsPerformanceInsights: true}}",
  bad: "{rds: {rdsDatabaseInsightsMode: advanced, enableRdsPerformanceInsights: false}}",

  *checkSpec({ spec: { rds } }) {
    if (rds.rdsDatabaseInsightsMode !== "advanced" || rds.enableRdsPerformanceInsights) return;
    yield {
      key: "rds.rdsDatabaseInsightsMode",
      message: "the advanced mode requires `enableRdsPerformanceInsights`",
      help: "turn on `enableRdsPerformanceInsights`, or use `standard`",
      related: [{ key: "rds.enableRdsPerformanceInsights", message: "Performance Insights is off" }],
    };
  },

  *checkPlan(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      if (view.text(instance, "databaseInsightsMode") !== "advanced") continue;
      const days = view.number(instance, "performanceInsightsRetentionPeriod", Infinity);
      if (instance.inputs["performanceInsightsEnabled"] === true && days >= fifteenMonths) continue;
      const help = `set \`performanceInsightsEnabled: true\` and \`performanceInsightsRetentionPeriod: ${fifteenMonths}\`, or use \`standard\``;
      const message = "the advanced mode requires Performance Insights with 15 months of history";
      yield { resource: instance.id, property: "databaseInsightsMode", message, help };
    }
  },
};

export default rule;
