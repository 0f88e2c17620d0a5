/**
 * The advanced mode of Database Insights stands on Performance Insights with 15 months of history.
 *
 * Good: `{rds: {rdsDatabaseInsightsMode: advanced, enableRdsPerformanceInsights: true}}`
 * Bad: `{rds: {rdsDatabaseInsightsMode: advanced, enableRdsPerformanceInsights: false}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-R13",
  severity: "error",
  title: "Advanced Database Insights come with Performance Insights",
  source: "RDS CreateDBInstance, DatabaseInsightsMode and EnablePerformanceInsights",
  *check({ spec: { rds } }) {
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
