/**
 * A given certificate can be used by the listener: a load balancer takes certificates of its own region and account only.
 *
 * Good: `{acm: {certificateArn: "arn:aws:acm:eu-central-1:412356789014:certificate/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22"}}`
 * Bad: `{acm: {certificateArn: "arn:aws:acm:us-east-1:412356789014:certificate/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22"}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-B13",
  severity: "error",
  title: "A given certificate is in the environment's region and account",
  source: "Elastic Load Balancing CreateListener: CertificateNotFound outside the load balancer's region and account",
  *check({ spec, region }) {
    const arn = spec.acm.certificateArn;
    if (arn === undefined) return;
    const [, , , certificateRegion, account] = arn.split(":");
    if (certificateRegion !== region) {
      yield {
        key: "acm.certificateArn",
        message: `the certificate is in ${certificateRegion}, the load balancer in ${region}`,
        help: `issue one in ${region}, or leave the key out and one is requested for \`${spec.domainName}\``,
        related: [{ key: "region", message: `the load balancer is in ${region}` }],
      };
    }
    if (spec.awsAccountId !== undefined && account !== spec.awsAccountId) {
      yield {
        key: "acm.certificateArn",
        message: `the certificate belongs to account ${account}, the environment to ${spec.awsAccountId}`,
        help: `use one of account ${spec.awsAccountId}, or leave the key out and one is requested for \`${spec.domainName}\``,
        related: [{ key: "awsAccountId", message: `the environment's account is ${spec.awsAccountId}` }],
      };
    }
  },
};

export default rule;
