/** What AWS refuses to delete. Each check gets the resource as it is and throws with AWS's message. */
import type { Cloud, CloudResource } from "./cloud.ts";

type DeleteCheck = (resource: CloudResource, cloud: Cloud) => void;

function rdsInstance({ inputs, outputs }: CloudResource, cloud: Cloud): void {
  const name = String(outputs["identifier"]);
  if (inputs["deletionProtection"] === true) {
    throw new Error(
      `deleting RDS DB Instance (${name}): operation error RDS: DeleteDBInstance, https response error StatusCode: 400, ` +
        "api error InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.",
    );
  }
  if (inputs["skipFinalSnapshot"] === true || inputs["replicateSourceDb"] !== undefined) return;
  const snapshot = inputs["finalSnapshotIdentifier"];
  if (typeof snapshot !== "string") throw new Error("final_snapshot_identifier is required when skip_final_snapshot is false");
  if (!cloud.takeSnapshot(snapshot)) {
    throw new Error(
      `deleting RDS DB Instance (${name}): api error DBSnapshotAlreadyExists: Cannot create the snapshot because a snapshot with the identifier ${snapshot} already exists.`,
    );
  }
}

function loadBalancer({ id, inputs }: CloudResource): void {
  if (inputs["enableDeletionProtection"] !== true) return;
  throw new Error(
    `deleting ELBv2 Load Balancer (${id}): api error OperationNotPermitted: Load balancer '${id}' cannot be deleted because deletion protection is enabled`,
  );
}

const checks: Readonly<Record<string, DeleteCheck>> = {
  "aws:rds/instance:Instance": rdsInstance,
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
};

/** Throws when AWS would refuse to delete the resource. */
export function assertDeletable(resource: CloudResource, cloud: Cloud): void {
  checks[resource.token]?.(resource, cloud);
}
