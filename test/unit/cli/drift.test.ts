/** What `drift` says about exports that people edit, interrupt, taint or protect: states of a few resources of the frozen dev spec. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileFrozen } from "../../../tools/fixtures/specs.ts";
import { run, today } from "./run.ts";

const { plan } = compileFrozen("dev");
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "platform-compile-"))));
afterAll(() => rmSync(folder, { recursive: true }));

/** A resource as it is in the state right after its deployment, with changes. Its inputs must have no expressions. */
function inState(id: string, inputs: object = {}, also: object = {}) {
  const { type, inputs: planned } = plan.resources.find((each) => each.id === id)!;
  return { urn: `urn:pulumi:dev::platform::${type}::${id}`, type, custom: true, id, inputs: { ...planned, ...inputs }, ...also };
}

/** What it says, without what is not in the state: nearly everything. */
async function drift(resources: readonly object[], deployment: object = {}): Promise<string> {
  const text = JSON.stringify({ version: 3, deployment: { resources, ...deployment } });
  const file = join(folder, "export.json");
  writeFileSync(file, text);
  const { stdout, stderr } = await run(["drift", "spec/dev.yaml", "--state", file, "--as-of", today]);
  return stdout + stderr;
}

describe("drift", () => {
  it("shows the part of a list that differs", async () => {
    const [first, second, ...rest] = inState("rds-parameters").inputs["parameters" as never] as { name: string; value: string }[];
    const changed = await drift([inState("rds-parameters", { parameters: [second, { ...first, value: "500" }, ...rest] })]);
    expect(changed).toContain('rds-parameters.parameters.log_min_duration_statement.value: "500" instead of "1000"\n');
    const more = { name: "work_mem", value: "65536" };
    expect(await drift([inState("rds-parameters", { parameters: [first, second, ...rest, more] })])).toContain(
      `rds-parameters.parameters: [${JSON.stringify(more)}] in addition\n`,
    );
    expect(await drift([inState("rds-parameters", { parameters: [first, ...rest] })])).toContain("rds-parameters.parameters: lacks [");
  });

  it.each([
    ["a rule", "ecs-task-api", { cpu: "1024" }, "invalid-fargate-size refuses `ecsServices.apiServiceCpu: 1024`"],
    ["another rule", "alb", { idleTimeout: 90 }, "keep-alive-below-idle-timeout refuses `alb.albIdleTimeoutSeconds: 90`"],
  ])("proposes no override around %s", async (_what, id, inputs, message) => {
    expect(await drift([inState(id, inputs)])).toContain(`undo it: \`pulumi up\`; the rule ${message}`);
  });

  it("says what an update that undoes it means, if somebody would notice", async () => {
    const text = await drift([inState("ecs-logs-api", { retentionInDays: 90 }), inState("sqs-push", { receiveWaitTimeSeconds: 0 })]);
    expect(text).toMatch(/apiLogRetentionDays: 90` .*\n  otherwise `pulumi up` undoes it: data loss: log events older/);
    expect(text).toMatch(/sqs-push.receiveWaitTimeSeconds: .*\n  .*\n(?!  otherwise)/);
  });

  it("knows tags that are not in the inputs", async () => {
    const all = { CostCenter: "4711", Environment: "dev", ManagedBy: "platform-compile", Owner: "platform", Project: "realtime" };
    const queue = (tagsAll: object, tags?: object) => inState("sqs-push", {}, { outputs: { tagsAll, tags } });
    expect(await drift([queue(all)])).not.toContain("sqs-push.tags");
    const text = await drift([queue({ ...all, Owner: "me", Team: "data" }, { Owner: "me", Team: "data" })]);
    expect(text).toContain('sqs-push.tags.Owner: "me" instead of "platform"\n');
    expect(text).toContain('sqs-push.tags.Team: "data" instead of nothing\n  keep it, as an override: `overrides.sqs-push.set.tags.Team');
    expect(await drift([inState("sqs-push", { tags: { Team: "data" } })])).toContain("sqs-push.tags.Team");
  });

  it("knows which properties that the plan does not set an update removes", async () => {
    const queue = (inputs: object, also?: object) => drift([inState("sqs-push", { maxMessageSize: 1024, ...inputs }, also)]);
    expect(await queue({})).toContain("sqs-push.maxMessageSize: 1024 instead of nothing\n");
    expect(await queue({ __defaults: ["maxMessageSize"] })).not.toContain("maxMessageSize");
    expect(await queue({}, { importID: "push" })).not.toContain("maxMessageSize");
  });

  it("tells what is removed from what is forgotten and from what is protected", async () => {
    const queue = (name: string, also: object) => ({
      ...inState("sqs-push", {}, also),
      urn: `urn:pulumi:dev::platform::aws:sqs/queue:Queue::${name}`,
    });
    const text = await drift([queue("plain", {}), queue("kept", { retainOnDelete: true }), queue("locked", { protect: true })]);
    expect(text).toMatch(/ {2}plain \(aws:sqs\/queue:Queue\): data loss/);
    expect(text).toContain("kept (aws:sqs/queue:Queue): Pulumi forgets it; AWS keeps it, and its data\n");
    expect(text).toContain("locked (aws:sqs/queue:Queue): `pulumi up` fails: it deletes a resource that is protected\n");
  });

  it("names what is marked for replacement, and what a replacement has deleted", async () => {
    const text = await drift([inState("sqs-push", {}, { taint: true }), inState("ecs-logs-api", {}, { pendingReplacement: true })]);
    expect(text).toMatch(/marked by `pulumi state taint`: the next `pulumi up` replaces\n {2}sqs-push /);
    expect(text).toMatch(/the next `pulumi up` creates\n(?: .*\n)* {2}ecs-logs-api /);
  });

  it("is not none while operations are interrupted", async () => {
    const pending = (type: string, id: string) => ({ type, resource: inState(id) });
    const text = await drift([inState("sqs-push")], { pending_operations: [pending("creating", "alb"), pending("updating", "sqs-push")] });
    expect(text).toContain("  creating alb (aws:lb/loadBalancer:LoadBalancer): check whether it exists in AWS;");
    expect(text).toContain("  updating sqs-push (aws:sqs/queue:Queue): run `pulumi refresh`, and export again\n");
  });
});
