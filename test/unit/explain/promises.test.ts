/** What AWS does not do, and what a change cannot do at once, is said where people read about the key. */
import { expect, it } from "vitest";
import { run } from "../cli/run.ts";

it.each([
  ["ecsServices.enableExecuteCommand", "Best effort: AWS does not support ECS Exec with a read-only root file system"],
  ["ecsServices.extraServices.listenerPriority", "to swap two, deploy one of them with a free number first"],
  ["vpc.availabilityZones", "the database proxy stays in the first two zones"],
  ["rds.enableRdsProxy", "`use1-az3` of us-east-1"],
])("explain %s says it", async (key, text) => {
  const { stdout } = await run(["explain", key, "--format", "markdown"]);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain(text);
});
