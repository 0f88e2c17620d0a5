import { describe, expect, it } from "vitest";
import * as parameters from "../../../compiler/aws/parameters.ts";

describe("PostgreSQL parameters", () => {
  it.each([
    ["max_connections", "pending-reboot"],
    ["shared_buffers", "pending-reboot"],
    ["rds.logical_replication", "pending-reboot"],
    ["shared_preload_libraries", "pending-reboot"],
    ["never_heard_of", "pending-reboot"],
    ["work_mem", "immediate"],
    ["statement_timeout", "immediate"],
  ])("%s is applied %s", (name, method) => {
    expect(parameters.applyMethod(name)).toBe(method);
  });

  it("wal_level is set through rds.logical_replication", () => {
    expect(parameters.insteadOfUnmodifiable("wal_level")).toBe("rds.logical_replication");
    expect(parameters.insteadOfUnmodifiable("work_mem")).toBeUndefined();
  });

  it.each([
    ["old_snapshot_threshold", 16, true],
    ["old_snapshot_threshold", 17, false],
    ["io_method", 17, false],
    ["io_method", 18, true],
    ["transaction_timeout", 16, false],
    ["transaction_timeout", 17, true],
    ["work_mem", 18, true],
  ])("%s exists in version %i: %s", (name, major, exists) => {
    expect(parameters.parameterExistsIn(name, major)).toBe(exists);
  });

  it("a renamed parameter has a new name", () => {
    expect(parameters.renamedParameter("force_parallel_mode")).toBe("debug_parallel_query");
    expect(parameters.renamedParameter("work_mem")).toBeUndefined();
  });

  it.each([
    ["work_mem", "64MB", 65536],
    ["shared_buffers", "1 GB", 131072],
    ["statement_timeout", "30s", 30_000],
    ["checkpoint_timeout", "5min", 300],
    ["work_mem", "30s", undefined],
    ["default_statistics_target", "1kB", undefined],
  ])("%s: %s is %s in the parameter's own unit", (name, text, own) => {
    expect(parameters.inOwnUnit(text, parameters.numberRange(name)!)).toBe(own);
  });

  it("has words for switches and choices, and none for numbers", () => {
    expect(parameters.parameterWords("log_checkpoints")).toEqual(["0", "1", "on", "off"]);
    expect(parameters.parameterWords("default_transaction_isolation")).toContain("read committed");
    expect([parameters.parameterWords("work_mem"), parameters.numberRange("log_checkpoints")]).toEqual([undefined, undefined]);
  });
});
