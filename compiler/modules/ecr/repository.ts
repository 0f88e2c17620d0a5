/** An image repository and the lifecycle policy that expires old images. */
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment, Workload } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { jsonText } from "../../plan/builder/expr.ts";
import { rule } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { repository } from "./refs.ts";

/** Tags of images that a task definition uses or used. */
const deployedTags = "deployed-*";

export function lowerRepository(environment: Environment, workload: Pick<Workload, "name">): readonly Draft[] {
  const protection = key(environment, "ecr.enableRepositoryProtection");
  return [
    resource(
      repository(workload),
      {
        // The name is fixed, although a change of encryption replaces the repository: stack config names images by it. Protected, so that
        // nobody loses its images.
        name: nameOf(environment, "repository", workload.name),
        imageTagMutability: key(environment, "ecr.enableImmutableTags")
          .alsoFrom("rule:repository-immutable-tags")
          .map((immutable) => (immutable ? "IMMUTABLE" : "MUTABLE")),
        imageScanningConfiguration: { scanOnPush: rule("repository-scan-on-push", true) },
        encryptionConfigurations: keyArn(environment)
          .alsoFrom("rule:repository-customer-managed-key")
          .map((kmsKey) => [kmsKey === undefined ? { encryptionType: "AES256" } : { encryptionType: "KMS", kmsKey }]),
        // AWS does not delete a repository that contains images, unless this was set before.
        forceDelete: protection.map((isProtected) => !isProtected),
      },
      // The fixed name is taken until the old repository is deleted.
      { protect: protection, deleteBeforeReplace: true },
    ),
    resource(handle("aws:ecr/lifecyclePolicy:LifecyclePolicy", `ecr-${workload.name}-lifecycle`), {
      repository: repository(workload).out("name"),
      policy: rule("repository-lifecycle-policy", lifecycle(environment)),
    }),
  ];
}

/**
 * An image belongs to the first rule whose tags it matches, and to no later one
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html). So an image that CI tags `deployed-…` before it deploys it
 * is expired neither for its age nor by pushes that nobody deploys, but only by later deployments. All others count regardless of their
 * tag: CI tags by commit.
 */
function lifecycle(environment: Environment) {
  const count = key(environment, "ecr.imageRetentionCount");
  return jsonText({
    rules: [
      {
        rulePriority: 1,
        description: "Deployed images: all but the newest",
        selection: { tagStatus: "tagged", tagPatternList: [deployedTags], countType: "imageCountMoreThan", countNumber: count },
        action: { type: "expire" },
      },
      {
        rulePriority: 2,
        description: "Layers that lost their tag, or never had one",
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: key(environment, "ecr.untaggedImageRetentionDays"),
        },
        action: { type: "expire" },
      },
      {
        rulePriority: 3,
        description: "Images that were never deployed: all but the newest",
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: count },
        action: { type: "expire" },
      },
    ],
  });
}
