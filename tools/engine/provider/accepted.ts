/** Values that AWS refuses together, or in an order, although each of them is valid. */
import type { Cloud, CloudResource } from "./cloud.ts";
import { users } from "./references.ts";
import { textOf } from "./wire.ts";

/** `before` is undefined for a creation. */
type Check = (now: CloudResource, before: CloudResource | undefined, cloud: Cloud) => string | undefined;

/** https://github.com/cloudposse/terraform-aws-elasticache-redis/pull/231 quotes the error. */
const modeOfTls: Check = ({ inputs }) => {
  const version = textOf(inputs["engineVersion"]);
  const takesNone = (inputs["engine"] ?? "redis") === "redis" && Number.parseInt(version, 10) < 7;
  if (!takesNone || inputs["transitEncryptionMode"] === undefined) return undefined;
  return `InvalidParameterCombination: Transit encryption mode is not supported for engine version ${version}. Please use engine version 7.0.5 or higher.`;
};

/**
 * When the size changes, the provider sends the IOPS of its state along unless the new volume is small
 * (https://github.com/hashicorp/terraform-provider-aws/issues/28382).
 */
const iops: Check = ({ inputs }, before) => {
  if (inputs["storageType"] !== "gp3" || typeof inputs["allocatedStorage"] !== "number") return undefined;
  const isSmall = inputs["allocatedStorage"] < 400;
  const grows = before !== undefined && before.inputs["allocatedStorage"] !== inputs["allocatedStorage"];
  const sent = inputs["iops"] ?? (grows && !isSmall ? before.outputs["iops"] : undefined);
  if (sent === undefined) return undefined;
  if (isSmall)
    return "InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.";
  return Number(sent) < 12_000
    ? `InvalidParameterCombination: Invalid iops value for engine name postgres and storage type gp3: ${textOf(sent)}`
    : undefined;
};

/** https://github.com/hashicorp/terraform-provider-aws/issues/22107 */
const replicasFirst: Check = (now, before, cloud) => {
  const [from, to] = [before, now].map((resource) => textOf(resource?.inputs["engineVersion"]));
  const isMinor = from !== to && to!.includes(".") && from!.split(".")[0] === to!.split(".")[0];
  if (!isMinor) return undefined;
  const behind = users(cloud, now, now.token, "replicateSourceDb").some(({ outputs }) => outputs["engineVersionActual"] !== to);
  return behind ? "DBUpgradeDependencyFailure: One or more of the DB Instance's read replicas need to be upgraded" : undefined;
};

const checks: Readonly<Record<string, readonly Check[]>> = {
  "aws:elasticache/replicationGroup:ReplicationGroup": [modeOfTls],
  "aws:rds/instance:Instance": [iops, replicasFirst],
};

/** Throws when AWS would refuse to create the resource, or to update it from `before`. */
export function assertAccepted(now: CloudResource, cloud: Cloud, before?: CloudResource): void {
  for (const check of checks[now.token] ?? []) {
    const why = check(now, before, cloud);
    if (why !== undefined) throw new Error(`${before === undefined ? "creating" : "updating"} ${now.token} (${now.id}): api error ${why}`);
  }
}
