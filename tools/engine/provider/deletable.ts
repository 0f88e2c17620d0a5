/** Deletions that AWS refuses. Each check gets the current resource and throws AWS's message. */
import type { Cloud, CloudResource } from "./cloud.ts";
import { assertUnused } from "./in-use.ts";
import { textOf } from "./wire.ts";

type DeleteCheck = (resource: CloudResource, cloud: Cloud) => void;

function rdsInstance({ inputs, outputs }: CloudResource, cloud: Cloud): void {
  const name = textOf(outputs["identifier"]);
  if (inputs["deletionProtection"] === true) {
    throw new Error(
      `deleting RDS DB Instance (${name}): operation error RDS: DeleteDBInstance, https response error StatusCode: 400, ` +
        "api error InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.",
    );
  }
  if (inputs["skipFinalSnapshot"] === true || inputs["replicateSourceDb"] !== undefined) return;
  if (inputs["finalSnapshotIdentifier"] === undefined) {
    throw new Error("final_snapshot_identifier is required when skip_final_snapshot is false");
  }
  takeSnapshot("DB", inputs["finalSnapshotIdentifier"], `RDS DB Instance (${name})`, cloud);
}

function replicationGroup({ id, inputs }: CloudResource, cloud: Cloud): void {
  if (inputs["finalSnapshotIdentifier"] !== undefined)
    takeSnapshot("", inputs["finalSnapshotIdentifier"], `ElastiCache Replication Group (${id})`, cloud);
}

/** Final snapshots outlive their source, so each needs a unique name. */
function takeSnapshot(kind: string, name: unknown, of: string, cloud: Cloud): void {
  const snapshot = textOf(name);
  if (cloud.takeName(`snapshot ${kind} ${snapshot}`)) return;
  throw new Error(
    `deleting ${of}: api error ${kind}SnapshotAlreadyExists: Cannot create the snapshot because a snapshot with the identifier ${snapshot} already exists.`,
  );
}

function loadBalancer({ id, inputs }: CloudResource): void {
  if (inputs["enableDeletionProtection"] !== true) return;
  throw new Error(
    `deleting ELBv2 Load Balancer (${id}): api error OperationNotPermitted: Load balancer '${id}' cannot be deleted because deletion protection is enabled`,
  );
}

/** AWS does not delete a container with its content, unless the program asked for that. */
const container =
  (code: string, force: string): DeleteCheck =>
  ({ token, id, inputs }, cloud) => {
    if (inputs[force] === true) cloud.empty(id);
    if (cloud.isFilled(id)) throw new Error(`deleting ${token} (${id}): api error ${code}: ${id} is not empty`);
  };

const checks: Readonly<Record<string, DeleteCheck>> = {
  "aws:rds/instance:Instance": rdsInstance,
  "aws:elasticache/replicationGroup:ReplicationGroup": replicationGroup,
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:s3/bucket:Bucket": container("BucketNotEmpty", "forceDestroy"),
  "aws:ecr/repository:Repository": container("RepositoryNotEmptyException", "forceDelete"),
  "aws:backup/vault:Vault": container("InvalidRequestException", "forceDestroy"),
};

/** Throws when AWS would refuse to delete the resource. */
export function assertDeletable(resource: CloudResource, cloud: Cloud): void {
  assertUnused(resource, cloud);
  checks[resource.token]?.(resource, cloud);
}
