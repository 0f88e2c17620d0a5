/** A read replica that no image declares to read from. */
import { workloadsOf } from "../../model/workloads.ts";
import { monthlyOf, saving } from "./try.ts";
import type { Advice, Situation } from "./types.ts";
import { decimalText } from "../../pricing/decimal.ts";

const readUrl = "DATABASE_READ_URL";

export function replicaAdvice(situation: Situation): readonly Advice[] {
  const { environment, report } = situation;
  if (!environment.spec.rds.enableRdsReadReplica) return [];
  const reader = workloadsOf(environment).find(({ imageContract }) => imageContract.requiresEnv.includes(readUrl));
  if (reader !== undefined) return [];
  const tried = saving(situation, "rds.enableRdsReadReplica", false);
  if (tried === undefined) return [];
  const replicas = new Set(report.plan.resources.filter(({ inputs }) => inputs["replicateSourceDb"] !== undefined).map(({ id }) => id));
  const monthly = monthlyOf(report.lines, ({ resource }) => replicas.has(resource));
  return [
    {
      title: "removing the read replica",
      key: "rds.enableRdsReadReplica",
      saves: tried.saves,
      why: `the replica costs ${decimalText(monthly, 2)} a month, and no image contract requires ${readUrl}`,
      givesUp: "reads go to the primary; if a service uses the replica, list the variable in its image contract",
    },
  ];
}
