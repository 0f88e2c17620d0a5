/** Makes the operation on one resource from what was found about it. */
import { replacementFacts } from "../../plan/builder/replacement.ts";
import type { PlanResource } from "../../plan/types.ts";
import type { Operation, OperationKind } from "../types.ts";

/** What only some operations have. */
type Details = Partial<Pick<Operation, "properties" | "ignored" | "order" | "draggedBy">>;

/** `before` is undefined for a creation, `after` for a deletion. */
export function operation(
  kind: OperationKind,
  before: PlanResource | undefined,
  after: PlanResource | undefined = before,
  { properties = [], ...details }: Details = {},
): Operation {
  const { id, type, options, inputs } = after!;
  const isProtected = before?.options.protect === true;
  const refused =
    isProtected && (kind === "delete" || (kind === "replace" && (options.protect === true || details.draggedBy !== undefined)));
  return {
    id,
    ...(before !== undefined && before.id !== id && { previousId: before.id }),
    type,
    kind,
    ...details,
    properties,
    protected: isProtected,
    retained: before?.options.retainOnDelete === true,
    stateful: replacementFacts(type)?.stateful === true,
    copy: type.startsWith("random:") || type === "aws:secretsmanager/secretVersion:SecretVersion" || "replicateSourceDb" in inputs,
    ...(refused && { refused }),
    ...(kind === "create" && options.import !== undefined && { imported: true }),
  };
}
