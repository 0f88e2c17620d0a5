import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database Insights is enabled and uses a customer managed key",
  reason:
    "Without Database Insights nothing shows which queries loaded the database. What it records contains SQL text, so a key whose policy you control encrypts it.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Database-Insights.html",
  good: "{rds: {enableRdsPerformanceInsights: true}, iam: {enableCustomerManagedKeys: true}}",
  bad: "{rds: {enableRdsPerformanceInsights: false}}",
  security: {
    optional: "in-dev",
    demand: "Database Insights is enabled and uses a customer managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_353", "CKV_AWS_354"], trivy: ["AWS-0133", "AWS-0078"] },
  },
};

export default rule;
