import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Images are pinned by digest or unique tag",
  reason:
    "A tag that moves, such as `latest`, makes tasks of one service run different code, and a rollback starts the version that it should undo.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html",
  security: {
    optional: "with-waiver",
    demand: "images are pinned by digest or unique tag",
    ids: { prowler: ["ecr_repositories_scan_vulnerabilities_in_latest_image", "ecr_repository_image_no_secrets"] },
  },
};

export default rule;
