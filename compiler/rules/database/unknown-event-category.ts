import { nearest } from "../../diagnostics/nearest.ts";
import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

/** Categories of the events of each kind of source that RDS for PostgreSQL has. */
const categories: Readonly<Record<string, readonly string[]>> = {
  "db-instance": [
    ...["availability", "backup", "configuration change", "creation", "deletion", "failover", "failure", "low storage", "maintenance"],
    ...["notification", "read replica", "recovery", "restoration", "security", "security patching"],
  ],
  "db-parameter-group": ["configuration change"],
  "db-proxy": ["configuration change", "creation", "deletion", "failure"],
  "db-security-group": ["configuration change", "failure"],
  "db-snapshot": ["creation", "deletion", "notification", "restoration"],
};

const rule: Rule = {
  severity: "error",
  title: "A subscription asks for a category of events that RDS does not have",
  reason: "RDS refuses a subscription with an unknown category, or with one of another kind of source.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html",
  good: '{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, extraResources: {more: {type: "aws:rds/eventSubscription:EventSubscription", inputs: {snsTopic: {$ref: observability-alarms.arn}, sourceType: db-instance, eventCategories: [availability, "low storage"]}}}}',
  bad: '{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, extraResources: {more: {type: "aws:rds/eventSubscription:EventSubscription", inputs: {snsTopic: {$ref: observability-alarms.arn}, sourceType: db-instance, eventCategories: [availability, reboot]}}}}',
  judges: "resources",
  *checkPlan(view) {
    for (const subscription of view.ofType("aws:rds/eventSubscription:EventSubscription")) {
      const source = view.text(subscription, "sourceType") ?? "";
      const known = categories[source];
      for (const [index, category] of list(subscription.inputs["eventCategories"]).entries()) {
        const text = view.known(category);
        if (known === undefined || typeof text !== "string" || known.includes(text)) continue;
        const meant = nearest(text, known);
        const help = `${meant === undefined ? "" : `did you mean \`${meant}\`? `}RDS has ${known.join(", ")}`;
        const path = ["eventCategories", index];
        yield {
          resource: subscription.id,
          property: "eventCategories",
          path,
          message: `${source} has no events of the category \`${text}\``,
          help,
        };
      }
    }
  },
};

export default rule;
