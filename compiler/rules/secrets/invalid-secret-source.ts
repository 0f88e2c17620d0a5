import { entriesOf } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced } from "../../plan/builder/traced.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Extra secret does not have exactly one source",
  reason:
    "ECS reads a secret from one place: a Systems Manager parameter or a Secrets Manager secret. Only Secrets Manager can return a single key of a JSON value.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html",
  good: '{ecsServices: {serviceExtras: {api: {secrets: {PUSH_KEY: {secretArn: "arn:aws:secretsmanager:eu-central-1:412356789014:secret:push-Ab3dEf", jsonKey: key}}}}}}',
  bad: "{ecsServices: {serviceExtras: {api: {secrets: {PUSH_KEY: {ssm: /realtime/push, jsonKey: key}}}}}}",

  *checkSpec(environment) {
    for (const { extras } of workloadsOf(environment)) {
      const ofSidecars = entriesOf(extras.sidecars).map(({ key, value }) => traced(value.secrets, `${key}.secrets`));
      for (const { name, key, value } of [extras.secrets, ...ofSidecars].flatMap(entriesOf)) {
        const { ssm, secretArn, jsonKey } = value;
        if ((ssm === undefined) === (secretArn === undefined)) {
          const message = ssm === undefined ? `${name} has no source` : `${name} has two sources`;
          yield { key, message, help: "set either `ssm` or `secretArn`" };
        } else if (jsonKey !== undefined && secretArn === undefined) {
          yield {
            key: `${key}.jsonKey`,
            message: "`jsonKey` works only with `secretArn`: ECS cannot read a single key of a parameter",
            help: "store the value in a parameter of its own, or use a Secrets Manager secret",
          };
        }
      }
    }
  },
};

export default rule;
