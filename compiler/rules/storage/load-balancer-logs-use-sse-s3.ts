import { refId } from "../../plan/references.ts";
import { records, valueAt } from "../../plan/values.ts";
import { textIn } from "../shared/rendered.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "The bucket of a load balancer's logs is encrypted with a KMS key",
  reason: "Elastic Load Balancing writes logs only to buckets with keys of Amazon S3 (SSE-S3). With a KMS key it delivers none.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
  good: "{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs-encryption: {merge: {rules: [{applyServerSideEncryptionByDefault: {sseAlgorithm: AES256}, bucketKeyEnabled: false}]}}}}",
  bad: '{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs-encryption: {set: {"rules.0.applyServerSideEncryptionByDefault.sseAlgorithm": "aws:kms"}}}}',

  *checkPlan(view) {
    const balancers = view.ofType("aws:lb/loadBalancer:LoadBalancer");
    const logs = balancers.flatMap(({ inputs }) => ["accessLogs", "connectionLogs"].flatMap((name) => records(inputs[name])));
    const buckets = new Set(logs.map((each) => refId(each["bucket"])).filter((id) => id !== undefined));
    for (const { id, inputs } of view.ofType("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")) {
      if (!buckets.has(refId(inputs["bucket"]) ?? "")) continue;
      const kinds = records(inputs["rules"]).map((each) => textIn(view, valueAt(each, "applyServerSideEncryptionByDefault.sseAlgorithm")));
      const wrong = kinds.find((kind) => kind !== "AES256");
      if (wrong !== undefined) yield { resource: id, property: "rules", message: `${wrong} in place of AES256` };
    }
  },
};

export default rule;
