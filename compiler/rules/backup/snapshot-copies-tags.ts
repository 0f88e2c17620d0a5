import { isTrue, demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database snapshots copy the database's tags",
  reason: "Snapshots are found by owner and cost centre, like the database.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "snapshots carry the database's tags",
    ids: { checkov: ["CKV2_AWS_60"], securityHub: ["RDS.17"], prowler: ["rds_instance_copy_tags_to_snapshots"] },
  },
  checkPlan: demand("aws:rds/instance:Instance", "copyTagsToSnapshot", "true", isTrue),
};

export default rule;
