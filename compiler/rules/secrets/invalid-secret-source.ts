import { entriesOf } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced } from "../../plan/builder/traced.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Extra secret does not name exactly one source",
  reason: "A secret has one place, and a JSON key only where there is JSON.",
  source: "ECS ContainerDefinition, secrets: valueFrom",
  good: '{ecsServices: {serviceExtras: {api: {secrets: {PUSH_KEY: {secretArn: "arn:aws:secretsmanager:eu-central-1:412356789014:secret:push-Ab3dEf", jsonKey: key}}}}}}',
  bad: "{ecsServices: {serviceExtras: {api: {secrets: {PUSH_KEY: {ssm: /realtime/push, jsonKey: key}}}}}}",

  *checkSpec(environment) {
    for (const { extras } of workloadsOf(environment)) {
      const ofSidecars = entriesOf(extras.sidecars).map(({ key, value }) => traced(value.secrets, `${key}.secrets`));
      for (const { name, key, value } of [extras.secrets, ...ofSidecars].flatMap(entriesOf)) {
        const { ssm, secretArn, jsonKey } = value;
        if ((ssm === undefined) === (secretArn === undefined)) {
          const message = ssm === undefined ? `${name} has no place` : `${name} has two places`;
          yield { key, message, help: "state one of `ssm` and `secretArn`" };
        } else if (jsonKey !== undefined && secretArn === undefined) {
          yield {
            key: `${key}.jsonKey`,
            message: "ECS takes a parameter as a whole",
            help: "keep the value alone in the parameter, or use a secret",
          };
        }
      }
    }
  },
};

export default rule;
