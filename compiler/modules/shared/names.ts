/** Physical names by kind of resource; limits from aws-constraints (row in brackets) and the AWS API reference. */
import { databaseIdentifierRule } from "../../model/database-identifier.ts";
import type { Environment } from "../../model/types.ts";
import { hashedName, physicalName, type NameRule } from "../../plan/builder/names.ts";
import type { Traced } from "../../plan/builder/traced.ts";

const kinds = {
  loadBalancer: { limit: 32 }, // B1
  targetGroup: { limit: 32 }, // B1
  cacheCluster: { limit: 40 }, // E1
  cacheSubnetGroup: { limit: 255 },
  cacheParameterGroup: { limit: 255 },
  dbInstance: databaseIdentifierRule,
  dbProxy: { limit: 63 }, // X1
  dbSubnetGroup: { limit: 255 }, // R16
  dbParameterGroup: { limit: 255 }, // P1
  dbEventSubscription: { limit: 255 },
  role: { limit: 64, scope: "account" }, // N1
  policy: { limit: 128, scope: "account" }, // N1
  queue: { limit: 80 }, // Q1
  topic: { limit: 256 }, // Q8
  secret: { limit: 512 }, // N3
  keyAlias: { limit: 200 }, // N7
  repository: { limit: 256 }, // N4
  cluster: { limit: 255 }, // F8
  service: { limit: 255 }, // F8
  taskFamily: { limit: 255 }, // F8
  schedule: { limit: 64 }, // EventBridge Scheduler CreateSchedule, Name
  logGroup: { limit: 400 }, // L2, room for a prefix
  alarm: { limit: 255 }, // A1
  dashboard: { limit: 255 },
  scalingPolicy: { limit: 256 }, // AS6
  securityGroup: { limit: 255 }, // V9
  webAcl: { limit: 128 }, // W2
  backupVault: { limit: 50 }, // K1
  backupPlan: { limit: 50 },
  bucket: { limit: 50, scope: "account" }, // N5: 63 less "-" and the account id's 12
  tag: { limit: 256 },
} as const satisfies Record<string, NameRule>;

export type NameKind = keyof typeof kinds;

/** `<project>-<environment>-<suffix>`, within the kind's limit. */
export function nameOf(environment: Environment, kind: NameKind, suffix: string): Traced<string> {
  return physicalName(environment, suffix, kinds[kind]);
}

/** As `nameOf`, with the replacement hash of the resource that it is put on: lets a successor be created first. */
export function replaceableName(environment: Environment, kind: NameKind, suffix: string): Traced<string> {
  return hashedName(environment, suffix, kinds[kind]);
}
