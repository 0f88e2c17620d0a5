import { dayAfter, daysBetween, isDay } from "../../canonical/day.ts";
import { rotationDays, rotationsOf } from "../../model/rotations.ts";
import type { Rule } from "../rule.ts";
import { inDays, isDueSoon } from "../shared/notice.ts";

const rule: Rule = {
  severity: "warning",
  title: "Stated rotation of a credential is due within 30 days",
  reason: "An overdue rotation is an error and blocks the next release. This warning leaves time to rotate.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4",
  good: '{rds: {rdsCredentialRotatedOn: "2026-11-01"}}',
  bad: '{rds: {rdsCredentialRotatedOn: "2026-09-20"}}',

  *checkSpec(environment, { asOf }) {
    for (const { key, credential, steps, on } of rotationsOf(environment)) {
      if (on === undefined || !isDay(on)) continue;
      const due = dayAfter(on, rotationDays);
      const left = daysBetween(asOf, due);
      if (!isDueSoon(left)) continue;
      yield { key, message: `the rotation of ${credential} is due ${inDays(left)}, on ${due}`, help: `rotate it before then: ${steps}` };
    }
  },
};

export default rule;
