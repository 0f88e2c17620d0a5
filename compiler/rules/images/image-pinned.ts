import type { Rule } from "../rule.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import { containers } from "../shared/view.ts";

/** A digest, or a tag other than `latest`. */
const pinned = /@sha256:[0-9a-f]{64}$|:(?!latest$)[A-Za-z0-9_][A-Za-z0-9._-]*$/;

const rule: Rule = {
  severity: "error",
  title: "Images are pinned by digest or unique tag",
  reason:
    "A tag that moves, such as `latest`, makes tasks of one service run different code, and a rollback starts the version that it should undo.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html",
  good: '{overrides: {ecs-task-api: {set: {"containerDefinitions.0.image": "public.ecr.aws/acme/api:v1.4.2"}}}}',
  bad: '{overrides: {ecs-task-api: {set: {"containerDefinitions.0.image": "public.ecr.aws/acme/api:latest"}}}}',
  security: {
    optional: "with-waiver",
    demand: "images are pinned by digest or unique tag",
    ids: { prowler: ["ecr_repositories_scan_vulnerabilities_in_latest_image", "ecr_repository_image_no_secrets"] },
  },

  *checkPlan(view) {
    for (const { resource, container } of containers(view)) {
      // Images from stack config must match a pattern that requires a tag or digest.
      const image = textIn(view, container["image"]);
      if (!isUncertain(image) && !pinned.test(image))
        yield { resource: resource.id, property: "containerDefinitions", message: `${image} has neither a digest nor a tag of its own` };
    }
  },
};

export default rule;
