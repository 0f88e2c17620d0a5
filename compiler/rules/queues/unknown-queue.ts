/**
 * A queue that a service or worker names is there.
 *
 * Good: `{sqs: {extraQueues: {thumbnails: {}}}, ecsServices: {serviceExtras: {api: {sendsTo: [thumbnails]}}}}`
 * Bad: `{sqs: {extraQueues: {thumbnails: {}}}, ecsServices: {serviceExtras: {api: {sendsTo: [thumbnail]}}}}`
 */
import { nearest } from "../../diagnostics/nearest.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SPEC-362",
  severity: "error",
  title: "Queues that services and workers name are there",
  source: "platform-compile",
  *check(environment) {
    const names = Object.keys(environment.queues);
    for (const workload of workloadsOf(environment)) {
      for (const list of [workload.extras.sendsTo, ...(workload.kind === "worker" ? [workload.consumes] : [])]) {
        for (const [index, name] of list.value.entries()) {
          if (names.includes(name)) continue;
          const near = nearest(name, names);
          yield {
            key: `${list.from[0]!}.${index}`,
            message: `there is no queue \`${name}\``,
            help: `${near === undefined ? "" : `did you mean \`${near}\`? `}queues are ${names.join(", ")}; add others to \`sqs.extraQueues\``,
          };
        }
      }
    }
  },
};

export default rule;
