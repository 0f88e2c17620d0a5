import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Enhanced Monitoring is enabled for the database",
  reason:
    "CloudWatch measures CPU and memory at the hypervisor. Without Enhanced Monitoring nothing shows which processes on the instance use them.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6",
  good: "{rds: {rdsMonitoringIntervalSeconds: 60}}",
  bad: "{rds: {rdsMonitoringIntervalSeconds: 0}}",
  security: {
    optional: "in-dev",
    demand: "Enhanced Monitoring is enabled for the database",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_118"], securityHub: ["RDS.6"], prowler: ["rds_instance_enhanced_monitoring_enabled"] },
  },
};

export default rule;
