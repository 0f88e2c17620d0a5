import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Images are pinned by digest or unique tag",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "images are pinned by digest or unique tag",
    ids: { prowler: ["ecr_repositories_scan_vulnerabilities_in_latest_image", "ecr_repository_image_no_secrets"] },
  },
};

export default rule;
