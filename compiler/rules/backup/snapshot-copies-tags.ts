import type { Rule } from "../rule.ts";
import { demand, isTrue } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Database snapshots copy the database's tags",
  reason:
    "Snapshots without the tags of their database appear under no owner and no cost center, and tag-based permissions do not apply to them.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-17",
  good: "{overrides: {rds-instance: {set: {copyTagsToSnapshot: true}}}}",
  bad: "{overrides: {rds-instance: {set: {copyTagsToSnapshot: false}}}}",
  security: {
    optional: "never",
    demand: "database snapshots copy the database's tags",
    ids: { checkov: ["CKV2_AWS_60"], securityHub: ["RDS.17"], prowler: ["rds_instance_copy_tags_to_snapshots"] },
  },

  checkPlan: demand("aws:rds/instance:Instance", "copyTagsToSnapshot", "true", isTrue),
};

export default rule;
