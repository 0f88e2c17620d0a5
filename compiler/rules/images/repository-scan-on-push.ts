import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Images are scanned on push",
  reason: "Without a scan nobody learns that an image contains packages with known vulnerabilities.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1",
  good: "{overrides: {ecr-api: {set: {imageScanningConfiguration: {scanOnPush: true}}}}}",
  bad: "{overrides: {ecr-api: {set: {imageScanningConfiguration: {scanOnPush: false}}}}}",
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
