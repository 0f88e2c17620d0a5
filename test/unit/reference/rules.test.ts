/** Rules by key: what a page names under "Checked by". */
import { describe, expect, it } from "vitest";
import { rulesOfKey } from "../../../compiler/reference/rules.ts";

describe("a rule", () => {
  it("is named at the keys that its bad example is found at", () => {
    expect(rulesOfKey("sqs.pushQueueVisibilityTimeoutSeconds")).toContain("CON-Q6");
    expect(rulesOfKey("rds.rdsInstanceClass")).not.toContain("CON-Q6");
  });

  it("is named at the same keys of another queue, service or worker, where it finds the same mistake", () => {
    expect(rulesOfKey("sqs.offlineQueueVisibilityTimeoutSeconds")).toContain("CON-Q6");
    for (const key of ["ecsServices.apiServiceMemory", "ecsServices.realtimeServiceMemory", "ecsWorkers.workerServiceMemory"])
      expect(rulesOfKey(key), key).toContain("CON-F1");
    expect(rulesOfKey("ecsServices.realtimeKeepAliveTimeoutSeconds")).toContain("CON-B4");
  });
});
