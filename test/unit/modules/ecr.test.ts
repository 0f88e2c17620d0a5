import { describe, expect, it } from "vitest";
import ecr from "../../../compiler/modules/ecr/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

const names = ["api", "realtime", "worker"];

describe("ecr", () => {
  const prod = lowerOnly(ecr, environmentOf("prod", { ecr: { imageRetentionCount: 33, untaggedImageRetentionDays: 4 } }));

  it("has a repository for each workload, scanned on push, with immutable tags (repository-immutable-tags, repository-scan-on-push)", () => {
    for (const name of names) {
      expect(prod[`ecr-${name}`]!.inputs).toMatchObject({
        name: `realtime-prod-${name}`,
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
      });
    }
    const mutable = lowerOnly(ecr, environmentOf("dev", { ecr: { enableImmutableTags: false } }))["ecr-api"]!;
    expect(mutable.inputs["imageTagMutability"]).toBe("MUTABLE");
    expect(mutable.from["imageTagMutability"]).toContain("ecr.enableImmutableTags");
  });

  it("encrypts with the environment's key where there is one (repository-customer-managed-key)", () => {
    expect(prod["ecr-api"]!.inputs["encryptionConfigurations"]).toEqual([
      { encryptionType: "KMS", kmsKey: { $ref: "iam-key", path: ["arn"] } },
    ]);
    const dev = lowerOnly(ecr, environmentOf("dev"))["ecr-api"]!;
    expect(dev.inputs["encryptionConfigurations"]).toEqual([{ encryptionType: "AES256" }]);
  });

  it("is protected in class prod and deleted with its images in class dev", () => {
    expect(prod["ecr-api"]!.options.protect).toMatchObject({ value: true });
    expect(prod["ecr-api"]!.inputs["forceDelete"]).toBe(false);
    const opened = lowerOnly(ecr, environmentOf("prod", { ecr: { enableRepositoryProtection: false } }))["ecr-api"]!;
    expect(opened.options.protect).toMatchObject({ value: false, from: ["ecr.enableRepositoryProtection"] });
    expect(opened.inputs["forceDelete"]).toBe(true);
    const dev = lowerOnly(ecr, environmentOf("dev"))["ecr-api"]!;
    expect(dev.options.protect).toMatchObject({ value: false });
    expect(dev.inputs["forceDelete"]).toBe(true);
  });

  it("keeps deployed images apart from the others, and expires those whatever their tags (repository-lifecycle-policy)", () => {
    for (const name of names) {
      const { repository, policy } = prod[`ecr-${name}-lifecycle`]!.inputs;
      expect(repository).toEqual({ $ref: `ecr-${name}`, path: ["name"] });
      const rules = policy.$json.rules as { rulePriority: number; selection: Record<string, unknown> }[];
      expect(rules.map(({ selection }) => [selection["tagStatus"], selection["countType"], selection["countNumber"]])).toEqual([
        ["tagged", "imageCountMoreThan", 33],
        ["untagged", "sinceImagePushed", 4],
        ["any", "imageCountMoreThan", 33],
      ]);
      // A deployed image belongs to the first rule alone; ECR allows a rule for any tag only as the last one.
      expect(rules.map(({ rulePriority }) => rulePriority)).toEqual([1, 2, 3]);
      expect(rules[0]!.selection["tagPatternList"]).toEqual(["deployed-*"]);
    }
    expect(prod["ecr-api-lifecycle"]!.from["policy"]).toEqual(
      expect.arrayContaining(["ecr.imageRetentionCount", "ecr.untaggedImageRetentionDays"]),
    );
  });

  it("says where CI pushes to", () => {
    const { outputs } = ecr.lower(environmentOf("prod"));
    expect(Object.keys(outputs!)).toEqual(["apiRepositoryUrl", "realtimeRepositoryUrl", "workerRepositoryUrl"]);
    expect(outputs!["apiRepositoryUrl"]!.description).toContain("pulumi config set apiImage");
  });

  it("has names that ECR accepts, for the longest and for hyphenated names", () => {
    for (const over of [
      { projectName: "a".repeat(24), environment: "b".repeat(24) },
      { projectName: "a-b-c", environment: "d-e" },
    ]) {
      const name = lowerOnly(ecr, environmentOf("prod", over))["ecr-realtime"]!.inputs["name"] as string;
      expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(name.length).toBeLessThanOrEqual(256);
    }
  });
});
