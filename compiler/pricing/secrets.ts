import type { PlanResource } from "../plan/types.ts";
import type { CostContext } from "./context.ts";
import { decimal } from "./decimal.ts";
import { lines, type CostLine, type LineDraft } from "./line.ts";

/** Cost lines of a module's secrets. API calls ($0.05 per 10,000) are left out: tasks read secrets only when they start. */
export function secretLines(context: CostContext, module: string): readonly CostLine[] {
  return context.plan
    .ofModule(module, "aws:secretsmanager/secret:Secret")
    .flatMap((secret) => secretLine(context, secret, { item: "secrets" }));
}

/** Cost of the secret that a resource is, or has. */
export function secretLine(context: CostContext, owner: PlanResource, draft: Pick<LineDraft, "item" | "by">): readonly CostLine[] {
  return lines(owner, {
    ...draft,
    kind: "fixed",
    quantity: decimal(1),
    price: context.price("secretsmanager", "secret_month", "secret-month"),
  });
}
