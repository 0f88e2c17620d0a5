/** Arm instead of x86: tasks through `ecsCluster.enableGraviton`, database and Redis through the class of the same size. */
import { decimalText } from "../../pricing/decimal.ts";
import { monthlyOf, saving } from "./try.ts";
import type { Advice, Situation } from "./types.ts";

/** Graviton families with the same sizes, for RDS and ElastiCache. */
const armFamily: Readonly<Record<string, string>> = { t3: "t4g", m5: "m6g", m6i: "m6g", r5: "r6g", r6i: "r6g" };

export function gravitonAdvice(situation: Situation): readonly Advice[] {
  return [...taskAdvice(situation), ...classAdvice(situation)];
}

function taskAdvice(situation: Situation): readonly Advice[] {
  if (situation.environment.spec.ecsCluster.enableGraviton) return [];
  const tried = saving(situation, "ecsCluster.enableGraviton", true);
  const now = monthlyOf(situation.report.lines, ({ item }) => item.startsWith("Fargate "));
  if (tried === undefined || tried.saves <= 0n) return [];
  return [
    {
      title: "Graviton for tasks",
      key: "ecsCluster.enableGraviton",
      saves: tried.saves,
      why: `Fargate costs ${decimalText(now, 2)} on x86 and about a fifth less on Arm`,
      givesUp: "images must be built for arm64",
    },
  ];
}

function classAdvice(situation: Situation): readonly Advice[] {
  const { rds, redis } = situation.environment.spec;
  const classes = {
    "rds.rdsInstanceClass": rds.rdsInstanceClass,
    "rds.rdsReadReplicaInstanceClass": rds.enableRdsReadReplica ? rds.rdsReadReplicaInstanceClass : undefined,
    "redis.redisNodeType": redis.enableRedisSplit ? undefined : redis.redisNodeType,
    "redis.redisAdapterNodeType": redis.enableRedisSplit ? redis.redisAdapterNodeType : undefined,
    "redis.redisStateNodeType": redis.enableRedisSplit ? redis.redisStateNodeType : undefined,
  };
  return Object.entries(classes).flatMap(([key, name]) => (name === undefined ? [] : oneClass(situation, key, name)));
}

function oneClass(situation: Situation, key: string, name: string): readonly Advice[] {
  const [service = "", family = "", size = ""] = name.split(".");
  const arm = armFamily[family];
  if (arm === undefined) return [];
  const other = [service, arm, size].join(".");
  const tried = saving(situation, key, other);
  if (tried === undefined || tried.saves <= 0n) return [];
  const database = service === "db";
  return [
    {
      title: `${other} instead of ${name}`,
      key,
      saves: tried.saves,
      why: "the same vCPU and memory, on Graviton",
      givesUp: database ? "one to two minutes of database downtime during the change" : "a failover of each node during the change",
    },
  ];
}
