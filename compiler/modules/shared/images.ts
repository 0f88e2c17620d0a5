/**
 * CI owns images: they come from stack config, never from a spec. Only a stack with `bootstrap: true` may have no image, because the first
 * deployment must create the repositories before images can be pushed. Everything that would start a task is off until then.
 */
import type { Workload } from "../../model/types.ts";
import { config, when, type Expr } from "../../plan/builder/expr.ts";
import type { Traced } from "../../plan/builder/traced.ts";
import type { PlanConfigKey } from "../../plan/types.ts";

/** Used in task definitions of a stack without an image. It cannot be pulled, and no task is started. */
export const placeholderImage = "bootstrap.invalid/no-image-yet:set-stack-config";

/** An image reference with a digest, or with a tag other than `latest`. */
export const imagePattern =
  "^[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[a-z0-9][a-z0-9._-]*)+(:(?!latest(@|$))[A-Za-z0-9_][A-Za-z0-9._-]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$";

/** The workload's image, or the placeholder if there is none yet. */
export function imageOf(workload: Pick<Workload, "imageConfig">): Expr<string> {
  return when({ config: workload.imageConfig }, config(workload.imageConfig), placeholderImage);
}

/** `value` if the workload has an image, `otherwise` while the stack is being bootstrapped. */
export function onceDeployed<T>(workload: Pick<Workload, "imageConfig">, value: T | Expr<T> | Traced<T>, otherwise: T): Expr<T> {
  return when({ config: workload.imageConfig }, value as T, otherwise);
}

/** Stack config for a workload's image. */
export function imageConfig(workload: Pick<Workload, "imageConfig" | "name">): Record<string, PlanConfigKey> {
  return {
    [workload.imageConfig]: {
      type: "string",
      secret: false,
      required: true,
      requiredUnless: "bootstrap",
      pattern: imagePattern,
      example: `412356789014.dkr.ecr.eu-central-1.amazonaws.com/realtime-prod-${workload.name}:3f2a9c1`,
      description: `Image of the ${workload.name} tasks, by unique tag or digest; set by CI after the push.`,
    },
    bootstrap: {
      type: "boolean",
      secret: false,
      required: false,
      description: "First deployment without images: no task is started until each image is set.",
    },
  };
}
