/** Rules by key: what a page lists under "Checked by". */
import { describe, expect, it } from "vitest";
import { rulesOfKey } from "../../../compiler/reference/rule-facts.ts";

describe("a rule", () => {
  it("is listed at the keys at which it reports its bad example", () => {
    expect(rulesOfKey("sqs.pushQueueVisibilityTimeoutSeconds")).toContain("visibility-timeout-mismatch");
    expect(rulesOfKey("rds.rdsInstanceClass")).not.toContain("visibility-timeout-mismatch");
  });

  it("is listed at the same keys of another queue, service or worker, where it reports the same mistake", () => {
    expect(rulesOfKey("sqs.offlineQueueVisibilityTimeoutSeconds")).toContain("visibility-timeout-mismatch");
    for (const key of ["ecsServices.apiServiceMemory", "ecsServices.realtimeServiceMemory", "ecsWorkers.workerServiceMemory"])
      expect(rulesOfKey(key), key).toContain("invalid-fargate-size");
    expect(rulesOfKey("ecsServices.realtimeKeepAliveTimeoutSeconds")).toContain("keep-alive-below-idle-timeout");
  });
});
