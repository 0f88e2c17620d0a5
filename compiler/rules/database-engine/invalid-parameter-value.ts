import { inOwnUnit, numberRange, parameterWords, type NumberRange } from "../../aws/parameters.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";
import { plannedParameters } from "../shared/parameters.ts";

const rule: Rule = {
  severity: "error",
  title: "Invalid value of a database parameter",
  reason:
    "RDS takes numbers in the parameter's own unit, without the unit: `work_mem` is a number of kB, so 64 MB are `65536`. One wrong value makes it reject the whole parameter group.",
  source: "https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES",
  good: '{rds: {rdsParameters: {work_mem: "65536", log_statement: ddl}}}',
  bad: "{rds: {rdsParameters: {work_mem: 64MB}}}",

  *checkSpec({ spec: { rds } }) {
    for (const [name, value] of Object.entries(rds.rdsParameters)) {
      const found = value === undefined ? undefined : wrong(name, value);
      if (found !== undefined) yield { key: `rds.rdsParameters.${name}`, ...found };
    }
  },

  *checkPlan(view) {
    for (const { at, name, value } of plannedParameters(view)) {
      const found = wrong(name, value);
      if (found !== undefined) yield { ...at, ...found };
    }
  },
};

function wrong(name: string, value: string): { message: string; help: string } | undefined {
  // invalid-parameter-formula checks formulas.
  if (/[{}]|^(?:GREATEST|LEAST|SUM)\b/.test(value)) return undefined;
  const range = numberRange(name);
  return range === undefined ? wrongWord(name, value) : wrongNumber(name, value.trim(), range);
}

function wrongNumber(name: string, value: string, range: NumberRange): { message: string; help: string } | undefined {
  const { unit, lowest, highest, fractions } = range;
  const blocks = unit === "8kB" ? "blocks of 8 kB" : unit;
  const what = unit === "" ? (fractions ? "a number" : "a whole number") : `a number of ${blocks}`;
  // The largest number of a fraction is no limit that anybody meets.
  const bounds = highest > 1e15 ? `at least ${lowest}` : `${lowest} to ${highest}`;
  const expected = `expected ${bounds}${unit === "" ? "" : ` (${unit})`}`;
  const isNumber = (fractions ? /^-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i : /^-?\d+$/).test(value);
  if (!isNumber) {
    const own = inOwnUnit(value, range);
    const meant = own !== undefined && own >= lowest && own <= highest ? `use \`"${own}"\`; ` : "";
    return { message: `\`${name}\` is ${what}, got \`${value.slice(0, 60)}\``, help: `${meant}${expected}` };
  }
  if (Number(value) >= lowest && Number(value) <= highest) return undefined;
  return { message: `\`${name}\` is ${value}, outside of its range`, help: expected };
}

function wrongWord(name: string, value: string): { message: string; help: string } | undefined {
  const words = parameterWords(name);
  const word = value.trim().toLowerCase();
  // invalid-boolean-parameter reports other spellings of a switch.
  if (words === undefined || words.includes(word) || (words.includes("0") && /^(?:true|false|yes|no|t|f|y|n)$/.test(word)))
    return undefined;
  const near = nearest(word, words);
  const list = words.map((each) => `\`${each}\``).join(", ");
  return {
    message: `\`${value.slice(0, 60)}\` is not a value of \`${name}\``,
    help: `expected one of ${list}${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
  };
}

export default rule;
