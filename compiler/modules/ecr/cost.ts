/** Storage of the images that the lifecycle policies keep. */
import type { PlanResource } from "../../plan/types.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal, over, times } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";
import { refersTo } from "../../plan/references.ts";

/** Assumed number of images in a repository whose policy sets no limit. */
const withoutPolicy = 1000;

export function cost(context: CostContext): readonly CostLine[] {
  return linesOfAll(context, "aws:ecr/repository:Repository", (repository) =>
    lines(repository, {
      item: "image storage",
      kind: "fixed",
      key: "ecr.imageRetentionCount",
      quantity: over(times(decimal(imagesKept(context, repository)), context.traffic.of("imageMegabytes")), decimal(1000)),
      price: context.price("ecr", "storage", "GB-month"),
    }),
  );
}

interface LifecyclePolicy {
  readonly rules?: readonly {
    readonly selection?: { readonly tagStatus?: string; readonly countType?: string; readonly countNumber?: number };
  }[];
}

function imagesKept({ plan }: CostContext, repository: PlanResource): number {
  const lifecycle = plan
    .ofType("aws:ecr/lifecyclePolicy:LifecyclePolicy")
    .find((policy) => refersTo(policy.inputs["repository"], repository.id));
  const policy = lifecycle === undefined ? undefined : (plan.knownDocument(lifecycle.inputs["policy"]) as LifecyclePolicy | undefined);
  // Deployed images have a rule of their own, and nearly all of them are among the newest images as well.
  const byCount = policy?.rules?.find(({ selection }) => selection?.countType === "imageCountMoreThan" && selection.tagStatus === "any");
  return byCount?.selection?.countNumber ?? withoutPolicy;
}
