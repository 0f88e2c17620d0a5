/**
 * RDS makes the secret of the master user when it begins to manage the password, and deletes it when it stops. A preview does not foresee
 * it: the provider's plan keeps the old list (https://github.com/hashicorp/terraform-provider-aws/issues/34094).
 */
import { masterUserSecret } from "../formats/data.ts";
import type { Making } from "../formats/types.ts";
import type { Properties } from "../wire.ts";

/** Outputs of a database after an update. */
export function managed(making: Making, outputs: Properties): Properties {
  if (making.token !== "aws:rds/instance:Instance") return {};
  const secrets = (outputs["masterUserSecrets"] ?? []) as readonly Properties[];
  if (making.inputs["manageMasterUserPassword"] !== true) return { masterUserSecrets: [] };
  return { masterUserSecrets: secrets.length > 0 ? secrets : [masterUserSecret(making)] };
}
