import { isDay } from "../../canonical/day.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Approval has expired",
  reason: "An approval is for one change. After the day in `until` it would let another change of the same kind through.",
  source: "platform-compile",
  good: '{approvals: [{change: data loss, resource: sqs-offline, reason: "The queue is empty and unused.", until: "2027-06-30"}]}',
  bad: '{approvals: [{change: data loss, resource: sqs-offline, reason: "The queue is empty and unused.", until: "2026-01-31"}]}',

  *checkSpec({ spec }, { asOf }) {
    for (const [index, { change, until }] of spec.approvals.entries()) {
      const key = `approvals.${index}.until`;
      // The pattern in the schema allows 31 days in every month.
      if (!isDay(until)) yield { key, message: `${until} is not a date`, help: "expected the approval's last day, YYYY-MM-DD" };
      else if (until < asOf) {
        const message = `the approval of ${change} expired on ${until}`;
        yield { key, message, help: "remove it if the change is deployed, or renew it with a new date" };
      }
    }
  },
};

export default rule;
