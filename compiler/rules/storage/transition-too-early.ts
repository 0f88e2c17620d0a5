import { isRecord, records, type PlanRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

/** Days that an object must be older than before S3 moves it to infrequent access. */
const least = 30;

const rule: Rule = {
  severity: "error",
  title: "Objects move to infrequent access too early, or after they expire",
  reason: "S3 refuses a lifecycle rule that moves objects to infrequent access before 30 days, or that moves them when they have expired.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
  good: '{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs-lifecycle: {set: {"rules.0.transitions": [{days: 20, storageClass: GLACIER}]}}}}',
  bad: '{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs-lifecycle: {set: {"rules.0.transitions": [{days: 7, storageClass: STANDARD_IA}]}}}}',

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration")) {
      for (const [index, { transitions, expiration }] of records(inputs["rules"]).entries()) {
        const end = isRecord(expiration) ? Number(view.known(expiration["days"]) ?? Infinity) : Infinity;
        const last = Math.max(
          ...records(transitions)
            .filter(isInfrequentAccess(view))
            .map(({ days }) => Number(view.known(days) ?? 0)),
        );
        for (const [at, transition] of records(transitions).entries()) {
          const days = Number(view.known(transition["days"]));
          const found = { resource: id, property: "rules", path: ["rules", index, "transitions", at, "days"] };
          const isInfrequent = isInfrequentAccess(view)(transition);
          if (!isInfrequent && days < last + least)
            yield {
              ...found,
              message: `objects are archived after ${days} days, and move to infrequent access after ${last}`,
              help: `use ${last + least} or more`,
            };
          if (isInfrequent && days < least)
            yield { ...found, message: `${days} days before infrequent access`, help: `use ${least} or more` };
          if (days >= end)
            yield { ...found, message: `objects move after ${days} days, and expire after ${end}`, help: `use less than ${end}` };
        }
      }
    }
  },
};

/** Is the class of the transition one of infrequent access, in which S3 keeps objects for 30 days at least? */
function isInfrequentAccess(view: PolicyView): (transition: PlanRecord) => boolean {
  return ({ storageClass }) => /^(STANDARD|ONEZONE)_IA$/.test(String(view.known(storageClass)));
}

export default rule;
