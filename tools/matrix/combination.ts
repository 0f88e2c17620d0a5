/** Validates, compiles and judges one combination of the switches. */
import { mergeLayers } from "../../compiler/source/merge.ts";
import { environmentOf } from "../fixtures/specs.ts";
import { lowerEnvironment } from "../../compiler/modules/lower.ts";
import { checkSpec } from "../../compiler/rules/check-spec.ts";
import { choose } from "./axes.ts";
import { base } from "./base.ts";
import { judgePlan } from "./judge.ts";
import { novelResources } from "./novel.ts";

const context = { asOf: "2026-11-24" };

export interface Verdict {
  readonly label: string;
  readonly problems: readonly string[];
}

/** The problems of one combination: errors of the rules, or of its plan. Throws when it does not compile. */
export function judgeCombination(indexes: readonly number[]): Verdict {
  const { label, over } = choose(indexes);
  const environment = environmentOf("prod", mergeLayers([over, base]));
  const errors = checkSpec(environment, context).filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { label, problems: errors.map(({ rule, key, message }) => `rule ${rule} at ${key}: ${message}`) };
  const plan = lowerEnvironment(environment);
  return { label, problems: judgePlan(plan, novelResources(plan)) };
}
