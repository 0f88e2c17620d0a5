import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Advanced Database Insights requires Performance Insights",
  reason: "The advanced mode of Database Insights stands on Performance Insights with 15 months of history.",
  source: "RDS CreateDBInstance, DatabaseInsightsMode and EnablePerformanceInsights",
  good: "{rds: {rdsDatabaseInsightsMode: advanced, enableRdsPerformanceInsights: true}}",
  bad: "{rds: {rdsDatabaseInsightsMode: advanced, enableRdsPerformanceInsights: false}}",

  *checkSpec({ spec: { rds } }) {
    if (rds.rdsDatabaseInsightsMode !== "advanced" || rds.enableRdsPerformanceInsights) return;
    yield {
      key: "rds.rdsDatabaseInsightsMode",
      message: "the advanced mode needs `enableRdsPerformanceInsights`",
      help: "turn Performance Insights on, or use `standard`",
      related: [{ key: "rds.enableRdsPerformanceInsights", message: "Performance Insights are off" }],
    };
  },
};

export default rule;
