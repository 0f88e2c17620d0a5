/** Maximum lengths and scopes of physical names, by kind of resource. Each is at most the limit in the AWS API reference. */
import { databaseIdentifierRule } from "../../model/database-identifier.ts";
import type { Environment } from "../../model/types.ts";
import { hashedName, physicalName, type NameRule } from "../../plan/builder/names.ts";
import type { Traced } from "../../plan/builder/traced.ts";

const kinds = {
  loadBalancer: { limit: 32 },
  targetGroup: { limit: 32 },
  cacheCluster: { limit: 40 },
  cacheSubnetGroup: { limit: 255 },
  cacheParameterGroup: { limit: 255 },
  dbInstance: databaseIdentifierRule,
  dbProxy: { limit: 63 },
  dbSubnetGroup: { limit: 255 },
  dbParameterGroup: { limit: 255 },
  dbEventSubscription: { limit: 255 },
  role: { limit: 64, scope: "account" },
  policy: { limit: 128, scope: "account" },
  queue: { limit: 80 },
  topic: { limit: 256 },
  secret: { limit: 512 },
  keyAlias: { limit: 200 },
  repository: { limit: 256 },
  cluster: { limit: 255 },
  service: { limit: 255 },
  taskFamily: { limit: 255 },
  schedule: { limit: 64 },
  eventRule: { limit: 64 },
  logGroup: { limit: 400 }, // the limit is 512; the rest is room for a prefix
  alarm: { limit: 255 },
  dashboard: { limit: 255 },
  scalingPolicy: { limit: 256 },
  securityGroup: { limit: 255 },
  webAcl: { limit: 128 },
  backupVault: { limit: 50 },
  backupPlan: { limit: 50 },
  bucket: { limit: 50, scope: "account" }, // 63, less a hyphen and the 12 digits of the account id
  tag: { limit: 256 },
} as const satisfies Record<string, NameRule>;

export type NameKind = keyof typeof kinds;

/** `<project>-<environment>-<suffix>`, within the kind's limit. */
export function nameOf(environment: Environment, kind: NameKind, suffix: string): Traced<string> {
  return physicalName(environment, suffix, kinds[kind]);
}

/** Like `nameOf`, with the replacement hash of the resource that has the name, which allows create-before-delete. */
export function replaceableName(environment: Environment, kind: NameKind, suffix: string): Traced<string> {
  return hashedName(environment, suffix, kinds[kind]);
}
