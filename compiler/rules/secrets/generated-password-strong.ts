import type { PlanResource } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

/** Characters of each kind, all of which a password has unless it says otherwise. */
const kinds = { lower: 26, upper: 26, numeric: 10, special: 20 } as const;

/** Bits that are beyond guessing, also for somebody who has the hash. */
const leastBits = 100;

const rule: Rule = {
  severity: "error",
  title: "Generated passwords are too long to be guessed",
  reason:
    "RDS accepts 8 characters, which somebody with the hash finds in hours. Nobody types a generated password, so length costs nothing.",
  source: "https://pages.nist.gov/800-63-4/sp800-63b.html",
  good: "{overrides: {rds-master-password: {set: {length: 64}}}}",
  bad: "{overrides: {rds-master-password: {set: {length: 8}}}}",
  security: { optional: "never", demand: "generated passwords are too long to be guessed" },

  judges: "resources",
  *checkPlan(view) {
    for (const password of view.ofType("random:index/randomPassword:RandomPassword")) {
      const length = view.number(password, "length", 0);
      const characters = charactersOf(view, password);
      const least = Math.ceil(leastBits / Math.log2(Math.max(characters, 2)));
      if (length < least)
        yield {
          resource: password.id,
          property: "length",
          message: `${length} of ${characters} different characters; ${least} are the least`,
        };
    }
  },
};

function charactersOf(view: PolicyView, password: PlanResource): number {
  const special = new Set(view.text(password, "overrideSpecial")).size || kinds.special;
  return Object.entries({ ...kinds, special }).reduce((sum, [kind, count]) => sum + (password.inputs[kind] === false ? 0 : count), 0);
}

export default rule;
