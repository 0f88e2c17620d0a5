import { dayAfter, isDay } from "../../canonical/day.ts";
import { rotationDays, rotationsOf } from "../../model/rotations.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Stated rotation of a credential is overdue",
  reason:
    "A credential that never changes stays valid for whoever has copied it. A spec that states when a credential was last rotated promises to rotate it again within 90 days.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4",
  good: '{rds: {rdsCredentialRotatedOn: "2026-11-01"}}',
  bad: '{rds: {rdsCredentialRotatedOn: "2026-08-01"}}',

  *checkSpec(environment, { asOf }) {
    for (const { key, credential, steps, on } of rotationsOf(environment)) {
      if (on === undefined) continue;
      const due = isDay(on) ? dayAfter(on, rotationDays) : undefined;
      // The pattern in the schema allows 31 days in every month.
      if (due === undefined) yield { key, message: `${on} is not a date`, help: "expected the day of the last rotation, YYYY-MM-DD" };
      else if (on > asOf) yield { key, message: `${on} is in the future`, help: "expected the day of the last rotation" };
      else if (due < asOf) yield { key, message: `the rotation of ${credential} was due on ${due}`, help: `rotate it: ${steps}` };
    }
  },
};

export default rule;
