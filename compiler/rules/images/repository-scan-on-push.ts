import { isRecord } from "../../plan/values.ts";
import { demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Images are scanned on push",
  reason: "Every image is scanned when it arrives.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "images are scanned on push",
    ids: { checkov: ["CKV_AWS_163"], securityHub: ["ECR.1"], trivy: ["AWS-0030"], prowler: ["ecr_registry_scan_images_on_push_enabled"] },
  },
  checkPlan: demand(
    "aws:ecr/repository:Repository",
    "imageScanningConfiguration",
    "scanOnPush: true",
    (value) => isRecord(value) && value["scanOnPush"] === true,
  ),
};

export default rule;
