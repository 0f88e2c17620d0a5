import { imageConfig } from "../../shared/images.ts";
import type { Environment } from "../../../model/types.ts";
import { usedKeys } from "../../../model/extras.ts";
import { entryKeys, workloadsOf } from "../../../model/workloads.ts";
import type { Draft, Lowered } from "../../../plan/builder/draft.ts";
import { clustersOf, nodeCountKeys } from "../../redis/refs.ts";
import { databaseAlarms } from "./database.ts";
import { deploymentAlarms } from "./deployments.ts";
import { edgeAlarms } from "./edge.ts";
import { natKeys, networkAlarms } from "./network.ts";
import { proxyAlarms } from "./proxy.ts";
import { queueAlarms } from "./queues.ts";
import { redisAlarms } from "./redis.ts";
import { statedAlarms } from "./stated.ts";
import { taskAlarms } from "./tasks.ts";
import { trafficAlarms } from "./traffic.ts";

/** Every alarm of the environment, from what clients notice down to the infrastructure. */
export function lowerAlarms(environment: Environment): readonly Draft[] {
  return [
    trafficAlarms,
    edgeAlarms,
    deploymentAlarms,
    taskAlarms,
    queueAlarms,
    databaseAlarms,
    proxyAlarms,
    redisAlarms,
    networkAlarms,
    statedAlarms,
  ].flatMap((alarms) => alarms(environment));
}

/** Spec keys that decide which alarms are planned. They are also the reason for an absent alarm. */
export function alarmKeys(environment: Environment): readonly string[] {
  return [
    "observability.enableAlarms",
    "acm.certificateArn",
    "rds.enableRdsPerformanceInsights",
    "rds.enableRdsProxy",
    "rds.enableRdsReadReplica",
    "rds.rdsInstanceClass",
    "rds.rdsReadReplicaInstanceClass",
    "waf.enableWaf",
    ...natKeys,
    ...clustersOf(environment).flatMap(nodeCountKeys),
    ...Object.values(environment.services).map((service) => service.contractKey),
    ...entryKeys([...workloadsOf(environment), ...Object.values(environment.queues)]),
    ...usedKeys(...workloadsOf(environment).map(({ extras }) => extras.alarms)),
  ];
}

/** Stack config that the alarms need: alarms on running tasks have actions only once an image exists. */
export function alarmConfig(environment: Environment): NonNullable<Lowered["config"]> {
  return Object.assign({}, ...workloadsOf(environment).map(imageConfig)) as NonNullable<Lowered["config"]>;
}
