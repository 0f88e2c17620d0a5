/** Spot for workers: a queue keeps the messages that an interrupted task did not finish. */
import type { Plan } from "../../plan/types.ts";
import { decimalText, minus } from "../../pricing/decimal.ts";
import { costOf } from "../index.ts";
import { monthlyOf } from "./try.ts";
import type { Advice, Situation } from "./types.ts";

export function spotAdvice({ report }: Situation): readonly Advice[] {
  const { lines, book, plan } = report;
  const now = monthlyOf(lines, ({ module, item }) => module === "ecsWorkers" && /^Fargate (vCPU|memory)$/.test(item));
  if (now === 0n) return [];
  const other = costOf(workersOnSpot(plan), book);
  if (other.totals.unpriced > report.totals.unpriced) return [];
  return [
    {
      title: "Spot for workers",
      key: "ecsCluster.enableFargateSpot",
      saves: minus(report.totals.monthly, other.totals.monthly),
      why: `worker tasks cost ${decimalText(now, 2)} on demand and about a third of that on Spot, whose price varies; the key also applies to services`,
      givesUp: "worker tasks can be stopped with two minutes' notice; their messages return to the queue after the visibility timeout",
    },
  ];
}

function workersOnSpot(plan: Plan): Plan {
  const capacityProviderStrategies = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
  const resources = plan.resources.map((resource) =>
    resource.type === "aws:ecs/service:Service" && resource.module === "ecsWorkers"
      ? { ...resource, inputs: { ...resource.inputs, capacityProviderStrategies } }
      : resource,
  );
  return { ...plan, resources };
}
