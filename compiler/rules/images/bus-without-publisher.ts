import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Image subscribes to a bus without a publisher",
  reason: "A subscriber of a bus without a publisher never receives a message: the name is misspelled, or an image contract is incomplete.",
  source: "platform-compile",
  good: "{ecsServices: {apiImageContract: {publishes: [events]}, realtimeImageContract: {publishes: [state], subscribes: [events, state]}}}",
  bad: "{ecsServices: {apiImageContract: {publishes: [events]}, realtimeImageContract: {publishes: [], subscribes: [events, state]}}}",

  *checkSpec(environment) {
    const workloads = workloadsOf(environment);
    const published = new Set(workloads.flatMap(({ imageContract }) => imageContract.publishes));
    for (const { name, imageContract, contractKey } of workloads) {
      for (const [index, bus] of imageContract.subscribes.entries()) {
        if (published.has(bus)) continue;
        yield {
          key: `${contractKey}.subscribes.${index}`,
          message: `the ${name} image subscribes to the bus \`${bus}\`, but no image publishes to it`,
          help: `add \`${bus}\` to the \`publishes\` of the image that writes to it, or remove it here`,
          related: workloads.map((each) => ({
            key: each.contractKey,
            message: `the ${each.name} image publishes to ${each.imageContract.publishes.join(", ") || "nothing"}`,
          })),
        };
      }
    }
  },
};

export default rule;
