import { dbClassMemoryGiB, dbClassVcpu } from "../../aws/rds.ts";
import type { Rule } from "../rule.ts";

/** A standby must not have less of these than its source (https://www.postgresql.org/docs/current/hot-standby.html). */
const standbyParameters = ["max_worker_processes", "max_wal_senders", "max_prepared_transactions", "max_locks_per_transaction"] as const;

const rule: Rule = {
  severity: "warning",
  title: "Read replica is smaller than its source database",
  reason:
    "A replica has to apply all writes of its source. With fewer resources it falls behind and serves stale data, and its parameter group allows it more connections than its memory is made for.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Create.html",
  good: "{rds: {enableRdsReadReplica: true, rdsInstanceClass: db.t3.small, rdsReadReplicaInstanceClass: db.t3.medium}}",
  bad: "{rds: {enableRdsReadReplica: true, rdsInstanceClass: db.t3.medium, rdsReadReplicaInstanceClass: db.t3.small}}",

  *checkSpec({ spec: { rds } }) {
    const own = rds.rdsReadReplicaInstanceClass;
    if (!rds.enableRdsReadReplica || own === undefined) return;
    const [vcpu, memory] = [dbClassVcpu(own), dbClassMemoryGiB(own)];
    const [sourceVcpu, sourceMemory] = [dbClassVcpu(rds.rdsInstanceClass), dbClassMemoryGiB(rds.rdsInstanceClass)];
    if (vcpu === undefined || memory === undefined || sourceVcpu === undefined || sourceMemory === undefined) return;
    if (vcpu >= sourceVcpu && memory >= sourceMemory) return;
    yield {
      key: "rds.rdsReadReplicaInstanceClass",
      message: `${own} (${vcpu} vCPU, ${memory} GiB) is smaller than ${rds.rdsInstanceClass} (${sourceVcpu} vCPU, ${sourceMemory} GiB)`,
      help: "remove the key for a replica of the same class, or watch `ReplicaLag`",
      related: [{ key: "rds.rdsInstanceClass", message: "the class of the source" }],
    };
    for (const name of standbyParameters) {
      if (rds.rdsParameters[name]?.includes("{") !== true) continue;
      yield {
        severity: "error",
        key: `rds.rdsParameters.${name}`,
        message: `the formula gives the smaller replica a lower \`${name}\` than its source, and PostgreSQL then refuses to serve as a standby`,
        help: "state a number, or use a replica of the same class",
        related: [{ key: "rds.rdsReadReplicaInstanceClass", message: "the class of the replica" }],
      };
    }
  },
};

export default rule;
