import type { Environment } from "../../model/types.ts";
import type { Finding, Rule } from "../rule.ts";
import { statedSecrets } from "../shared/stated-iam.ts";

/** Spec keys with the ARN of an existing resource. The policy of a KMS key may admit other accounts. */
const existing = [
  { key: "acm.certificateArn", what: "a certificate", ofAccount: true, arnOf: ({ acm }: Environment["spec"]) => acm.certificateArn },
  {
    key: "iam.customerManagedKeyArn",
    what: "a KMS key",
    ofAccount: false,
    arnOf: ({ iam }: Environment["spec"]) => iam.customerManagedKeyArn,
  },
];

const rule: Rule = {
  severity: "error",
  title: "Existing certificate or key is in another region or account",
  reason:
    "A listener takes certificates of its own account and region only, and a KMS key encrypts in its own region only. AWS rejects any other ARN.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html",
  good: '{region: eu-central-1, acm: {certificateArn: "arn:aws:acm:eu-central-1:412356789014:certificate/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22"}}',
  bad: '{acm: {certificateArn: "arn:aws:acm:us-east-1:999956789014:certificate/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22"}}',

  *checkSpec(environment) {
    const { spec, region } = environment;
    yield* strayKeys(environment);
    for (const { key, what, ofAccount, arnOf } of existing) {
      const arn = arnOf(spec);
      const [, , , ownRegion, account] = arn?.split(":") ?? [];
      if (arn === undefined) continue;
      if (ownRegion !== region) {
        yield {
          key,
          message: `${what} in ${ownRegion} cannot be used in ${region}`,
          help: `use one in ${region}`,
          related: [{ key: "region", message: "the region" }],
        };
      }
      if (ofAccount && spec.awsAccountId !== undefined && account !== spec.awsAccountId) {
        yield {
          key,
          message: `${what} of account ${account} cannot be used in account ${spec.awsAccountId}`,
          help: `use one of account ${spec.awsAccountId}`,
          related: [{ key: "awsAccountId", message: "the account" }],
        };
      }
    }
  },
};

/** A secret is encrypted by a key of its own region. */
function* strayKeys(environment: Environment): Iterable<Finding> {
  for (const { key, value } of statedSecrets(environment)) {
    const [ofKey, ofSecret = environment.region] = [value.keyArn, value.secretArn].map((arn) => arn?.split(":")[3]);
    if (ofKey === undefined || ofKey === ofSecret) continue;
    const message = `a key in ${ofKey} cannot encrypt a secret in ${ofSecret}`;
    yield { key: `${key}.keyArn`, message, help: `use the key of the secret, in ${ofSecret}` };
  }
}

export default rule;
