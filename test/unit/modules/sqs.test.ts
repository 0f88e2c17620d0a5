import { describe, expect, it } from "vitest";
import sqs from "../../../compiler/modules/sqs/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

describe("sqs", () => {
  const resources = lowerOnly(sqs, environmentOf("prod", { sqs: { pushQueueMaxReceiveCount: 7 } }));

  it("gives each queue a dead-letter queue that keeps messages longer (queue-has-dead-letter-queue)", () => {
    for (const name of ["push", "offline"]) {
      const source = resources[`sqs-${name}`]!;
      const deadLetter = resources[`sqs-${name}-dlq`]!;
      expect(deadLetter.inputs["messageRetentionSeconds"]).toBeGreaterThan(source.inputs["messageRetentionSeconds"]);
      expect(resources[`sqs-${name}-redrive`]!.inputs["redrivePolicy"].$json.deadLetterTargetArn).toEqual({
        $ref: deadLetter.id,
        path: ["arn"],
      });
    }
  });

  it("traces the attempts to their key", () => {
    const redrive = resources["sqs-push-redrive"]!;
    expect(redrive.inputs["redrivePolicy"].$json.maxReceiveCount).toBe(7);
    expect(redrive.from["redrivePolicy"]).toContain("sqs.pushQueueMaxReceiveCount");
  });

  it("encrypts every queue and refuses plain HTTP on each (queue-encrypted, queue-requires-tls)", () => {
    const queues = Object.values(resources).filter(({ type }) => type === "aws:sqs/queue:Queue");
    expect(queues.map(({ id }) => id).sort()).toEqual(["sqs-offline", "sqs-offline-dlq", "sqs-push", "sqs-push-dlq"]);
    for (const queue of queues) {
      expect(queue.inputs["sqsManagedSseEnabled"]).toBe(true);
      const [deny] = resources[`${queue.id}-policy`]!.inputs["policy"].$json.Statement;
      expect(deny).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    }
  });

  it("names queues by project, environment and purpose", () => {
    expect(resources["sqs-push"]!.inputs["name"]).toBe("realtime-prod-push");
    const hyphenated = lowerOnly(sqs, environmentOf("prod-100k"));
    expect(hyphenated["sqs-push"]!.inputs["name"]).toMatch(/^realtime-prod-100k-[0-9a-f]{6}-push$/);
  });
});
