/** EventBridge rules that send failures of deployments and tasks to the alarm topic. */
import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { jsonText } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { failureEvents, type FailureEvent } from "./failure-events.ts";
import { alarmTopic, alarmTopicPolicy } from "./refs.ts";

const from = ["observability.enableAlarms", "observability.enableFailureEvents"] as const;

/** One rule and one target per kind of event; none without the topic. */
export function lowerEvents(environment: Environment): readonly Draft[] {
  return sendsEvents(environment) ? failureEvents(environment).flatMap((event) => lowerEvent(environment, event)) : [];
}

/** Do EventBridge rules publish to the alarm topic? */
export function sendsEvents({ spec: { observability } }: Environment): boolean {
  return observability.enableAlarms && observability.enableFailureEvents;
}

function lowerEvent(environment: Environment, event: FailureEvent): readonly Draft[] {
  const rule = handle("aws:cloudwatch/eventRule:EventRule", `observability-event-${event.id}`);
  return [
    resource(
      rule,
      {
        name: nameOf(environment, "eventRule", event.id),
        description: event.description,
        eventPattern: jsonText(event.pattern),
      },
      { from },
    ),
    resource(
      handle("aws:cloudwatch/eventTarget:EventTarget", `observability-event-${event.id}-topic`),
      {
        rule: rule.out("name"),
        targetId: "alarm-topic",
        arn: alarmTopic.out("arn"),
        // For a topic EventBridge uses the topic's policy and no role.
        inputTransformer: { inputPaths: event.fields, inputTemplate: template(environment, event) },
      },
      // Without the policy the first events would be dropped.
      { from, dependsOn: [alarmTopicPolicy] },
    ),
  ];
}

/** JSON that people and programs read: what happened, where, and fields of the event. EventBridge puts quotes around text itself. */
function template({ projectName, environment }: Environment, { description, fields }: FailureEvent): Traced<string> {
  const stated = JSON.stringify({ what: description, project: projectName, environment }).slice(0, -1);
  const filled = Object.keys(fields).map((name) => `,"${name}":<${name}>`);
  return traced(`${stated}${filled.join("")}}`, "environment", "projectName");
}
