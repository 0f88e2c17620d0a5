import type { CostContext } from "./context.ts";
import { decimal } from "./decimal.ts";
import { lines, type CostLine } from "./line.ts";

/** Secrets of a module. What reads cost (5 cents for 10,000) is not worth a line: tasks read when they start. */
export function secretLines(context: CostContext, module: string): readonly CostLine[] {
  return context.plan.ofModule(module, "aws:secretsmanager/secret:Secret").flatMap((secret) =>
    lines(secret, {
      item: "secrets",
      kind: "fixed",
      quantity: decimal(1),
      price: context.price("secretsmanager", "secret_month", "secret-month"),
    }),
  );
}
