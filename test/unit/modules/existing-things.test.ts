/** A key and a log bucket that exist already, used instead of new ones. */
import { describe, expect, it } from "vitest";
import { referencesOf } from "../../../compiler/plan/references.ts";
import { judgePlan } from "../../../tools/matrix/judge.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { resourceOf } from "../../support/plan.ts";

const keyArn = "arn:aws:kms:eu-central-1:412356789014:key/0e4fb4a2-7d1c-4b0e-9a53-6c2d8f1b9a77";

describe("an existing key", () => {
  const plan = planOf("prod", { iam: { customerManagedKeyArn: keyArn } });

  it("is used for everything that the environment's own key would encrypt, and no key is created", () => {
    expect(plan.resources.filter(({ type }) => type.startsWith("aws:kms/"))).toEqual([]);
    expect(plan.resources.filter(({ inputs }) => referencesOf(inputs).has("iam-key"))).toEqual([]);
    const own = planOf("prod");
    const users = own.resources.filter(({ id, inputs }) => referencesOf(inputs).has("iam-key") && id !== "iam-key-alias");
    expect(users.length).toBeGreaterThan(20);
    for (const { id } of users) expect([id, JSON.stringify(resourceOf(plan, id).inputs).includes(keyArn)]).toEqual([id, true]);
    expect(judgePlan(plan)).toEqual([]);
  });

  it("must have a policy that the plan shows, since the plan does not write it", () => {
    const { Statement } = (resourceOf(planOf("prod"), "iam-key").inputs["policy"] as unknown as { $json: { Statement: unknown } }).$json;
    expect(plan.outputs["keyPolicy"]!.value).toMatchObject({ $json: { Statement } });
    expect(planOf("prod").outputs).not.toHaveProperty("keyPolicy");
  });

  it("gives snapshots other names, since it replaces what it encrypts", () => {
    const keepers = (each: typeof plan) => resourceOf(each, "redis-main-final-snapshot").inputs["keepers"];
    expect(keepers(plan)).toMatchObject({ customerManagedKey: keyArn });
    expect(keepers(planOf("prod"))).toMatchObject({ customerManagedKey: "true" });
  });

  it("is not used where customer-managed keys are off", () => {
    const off = planOf("prod", { iam: { customerManagedKeyArn: keyArn, enableCustomerManagedKeys: false } });
    expect(JSON.stringify(off.resources)).not.toContain(keyArn);
    expect(off.outputs).not.toHaveProperty("keyPolicy");
  });
});

describe("an existing log bucket", () => {
  const alb = { existingAccessLogBucket: "acme-central-logs", existingAccessLogPrefix: "realtime/prod" };
  const plan = planOf("prod", { alb });

  it("takes the logs, and no bucket is created", () => {
    expect(plan.resources.filter(({ type, id }) => type.startsWith("aws:s3/") && id.startsWith("alb-"))).toEqual([]);
    const balancer = resourceOf(plan, "alb");
    expect(balancer.inputs["accessLogs"]).toEqual({ bucket: "acme-central-logs", prefix: "realtime/prod", enabled: true });
    expect(balancer.from["accessLogs"]).toContain("alb.existingAccessLogBucket");
    expect(balancer.options.dependsOn ?? []).not.toContain("alb-logs-policy");
    expect(judgePlan(plan)).toEqual([]);
  });

  it("must let the load balancer write below the prefix, as the plan shows", () => {
    expect(plan.outputs["albLogBucket"]!.value).toBe("acme-central-logs");
    expect(plan.outputs["albLogBucketPolicy"]!.value).toMatchObject({
      $json: {
        Statement: [
          {
            Action: "s3:PutObject",
            Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
            Resource: {
              $concat: ["arn:aws:s3:::acme-central-logs/realtime/prod/AWSLogs/", { $data: "caller-identity", path: ["accountId"] }, "/*"],
            },
          },
        ],
      },
    });
    expect(planOf("prod").outputs).not.toHaveProperty("albLogBucketPolicy");
  });

  it("is named when logging is off, so that the provider switches logging off", () => {
    const off = planOf("prod", { alb: { ...alb, enableAlbAccessLogs: false } });
    expect(resourceOf(off, "alb").inputs["accessLogs"]).toEqual({ bucket: "acme-central-logs", prefix: "realtime/prod", enabled: false });
  });
});
