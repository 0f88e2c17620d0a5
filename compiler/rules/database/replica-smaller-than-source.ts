import { dbClassMemoryGiB, dbClassVcpu } from "../../aws/rds.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Read replica is smaller than its source database",
  reason:
    "A replica has to apply all writes of its source. With fewer resources it falls behind and serves stale data, and it accepts fewer connections.",
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
  },
};

export default rule;
