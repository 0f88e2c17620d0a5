import type { Rule } from "../rule.ts";

const variable = String.raw`(?:DBInstanceClassMemory|AllocatedStorage|EndPointPort|TrueIfReplica|DBInstanceVCPU)`;
const term = String.raw`(?:\d+|${variable})`;
const product = new RegExp(String.raw`^\{${term}(?:[/*]${term})*\}$`);
const call = /^(?:GREATEST|LEAST|SUM)\((.*)\)$/;

const rule: Rule = {
  severity: "warning",
  title: "Database parameter formula is invalid",
  reason:
    "The value of a parameter may be a formula of whole numbers and variables such as the instance's memory. RDS rejects anything else in braces.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html",
  good: '{rds: {rdsParameters: {effective_cache_size: "{DBInstanceClassMemory/16384}"}}}',
  bad: '{rds: {rdsParameters: {effective_cache_size: "{DBInstanceClassMemory*0.75}"}}}',

  *checkSpec({ spec: { rds } }) {
    for (const [name, value] of Object.entries(rds.rdsParameters)) {
      if (value === undefined) continue;
      if (!/[{}]|^(?:GREATEST|LEAST|SUM)\b/.test(value) || isFormula(value.replaceAll(" ", ""))) continue;
      yield {
        key: `rds.rdsParameters.${name}`,
        message: `\`${value}\` is not a valid parameter formula`,
        help: "use whole numbers and variables, for example `{DBInstanceClassMemory/16384}` or `LEAST({DBInstanceClassMemory/9531392},5000)`",
      };
    }
  },
};

function isFormula(value: string): boolean {
  const inner = call.exec(value)?.[1];
  if (inner === undefined) return product.test(value);
  return inner.split(",").every((part) => /^\d+$/.test(part) || product.test(part));
}

export default rule;
