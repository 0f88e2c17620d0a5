import { nearest } from "../../diagnostics/nearest.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Service or worker names an unknown queue",
  reason: "Services and workers can send to and consume only queues of this environment: they need its URL and permissions for it.",
  source: "platform-compile",
  good: "{sqs: {extraQueues: {thumbnails: {}}}, ecsServices: {serviceExtras: {api: {sendsTo: [thumbnails]}}}}",
  bad: "{sqs: {extraQueues: {thumbnails: {}}}, ecsServices: {serviceExtras: {api: {sendsTo: [thumbnail]}}}}",

  *checkSpec(environment) {
    const names = Object.keys(environment.queues);
    for (const workload of workloadsOf(environment)) {
      for (const list of [workload.extras.sendsTo, ...(workload.kind === "worker" ? [workload.consumes] : [])]) {
        for (const [index, name] of list.value.entries()) {
          if (names.includes(name)) continue;
          const near = nearest(name, names);
          yield {
            key: `${list.from[0]!}.${index}`,
            message: `unknown queue \`${name}\``,
            help: `${near === undefined ? "" : `did you mean \`${near}\`? `}expected one of ${names.join(", ")}, or add the queue to \`sqs.extraQueues\``,
          };
        }
      }
    }
  },
};

export default rule;
