/** Cost of the environment's KMS key. Roles and policies are free. */
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal, over, sum, times, zero } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";
import { refersTo } from "../../plan/references.ts";

export function cost(context: CostContext): readonly CostLine[] {
  return linesOfAll(context, "aws:kms/key:Key", (key) => [
    ...lines(key, {
      item: "KMS keys",
      kind: "fixed",
      key: "iam.enableCustomerManagedKeys",
      quantity: decimal(1),
      price: context.price("kms", "customer_key_month", "key-month"),
    }),
    ...lines(key, {
      item: "KMS requests",
      kind: "usage",
      key: "iam.enableCustomerManagedKeys",
      quantity: over(keyRequests(context, key.id), decimal(10_000)),
      price: context.price("kms", "requests_10k", "10k requests"),
      allowance: "kms",
    }),
  ]);
}

/**
 * A starting task decrypts its image and its secrets with four or five KMS requests. Services that store data cache their data keys, so
 * data at rest adds next to nothing.
 */
const requestsPerStart = decimal(5);

function keyRequests(context: CostContext, keyId: string) {
  const { plan, traffic } = context;
  const secrets = plan.ofType("aws:secretsmanager/secret:Secret").some((secret) => refersTo(secret.inputs["kmsKeyId"], keyId));
  if (!secrets) return zero;
  const tasks = context.services.reduce((count, { running }) => sum(count, running), zero);
  return times(tasks, traffic.of("deploymentsPerMonth"), requestsPerStart);
}
