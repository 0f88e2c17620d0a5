/** Files that the command line names and that are no specs: whatever they are, they are refused in words, and nothing passes unread. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { run } from "./run.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-inputs-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  writeFileSync(join(root, "expected.json"), JSON.stringify({ format: 1, changes: [] }));
  writeFileSync(join(root, "large.json"), "");
  truncateSync(join(root, "large.json"), 300 * 1024 ** 2);
});
afterAll(() => rmSync(root, { recursive: true }));

const commands: Readonly<Record<string, (file: string) => readonly string[]>> = {
  "a price book": (file) => ["cost", "spec/dev.yaml", "--price-book", file],
  "a state": (file) => ["drift", "spec/dev.yaml", "--state", file],
  "a preview": (file) => ["verify-preview", file, "--expect", "expected.json"],
  "a review": (file) => ["verify-preview", "expected.json", "--expect", file],
};

describe.each(Object.entries(commands))("%s", (name, words) => {
  it.each([
    ["none.json", "none.json does not exist"],
    ["spec", "spec is not a file"],
    ["/dev/zero", "/dev/zero is not a file"],
    ["large.json", "large.json is too large: 314572800 bytes"],
  ])("that is %s is refused unread", async (file, message) => {
    writeFileSync(join(root, "expected.json"), JSON.stringify(name === "a review" ? { steps: [] } : { format: 1, changes: [] }));
    const { code, stderr } = await run([...words(file)], { cwd: root });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("a committed plan that is a link to a device", () => {
  beforeAll(() => {
    mkdirSync(join(root, "generated/plans"), { recursive: true });
    symlinkSync("/dev/zero", join(root, "generated/plans/dev.plan.json"));
  });
  afterAll(() => rmSync(join(root, "generated"), { recursive: true }));

  it.each([
    ["validate", ["validate", "spec/dev.yaml"], 0],
    ["the check of plans", ["compile", "--check", "spec/dev.yaml"], 1],
    ["a comparison", ["diff", "generated/plans/dev.plan.json", "spec/dev.yaml"], 2],
    ["generation", ["generate", "--check"], 1],
  ])("is not read by %s", async (_, words, code) => {
    expect((await run(words, { cwd: root })).code).toBe(code);
  });
});

describe("a preview", () => {
  it.each([
    "null",
    "[]",
    "{}",
    '{"steps":1}',
    '{"steps":[null]}',
    '{"steps":[{"op":{},"urn":[]}]}',
    '{"steps":[{"op":"create"}]}',
    '{"steps":[{"op":"delete","urn":"queue"}]}',
  ])("%s does not pass", async (text) => {
    writeFileSync(join(root, "expected.json"), JSON.stringify({ format: 1, changes: [] }));
    writeFileSync(join(root, "preview.json"), text);
    const { code, stderr } = await run(["verify-preview", "preview.json", "--expect", "expected.json"], { cwd: root });
    expect([code, stderr]).toEqual([2, expect.stringContaining("is not what `pulumi preview --json` prints")]);
  });
});

describe("a preview of another stack", () => {
  const step = (stack: string) => ({
    op: "update",
    urn: `urn:pulumi:${stack}::platform::aws:sqs/queue:Queue::sqs-push`,
    diffReasons: ["policy"],
  });
  const operation = { id: "sqs-push", type: "aws:sqs/queue:Queue", operation: "update", properties: ["policy"], replacing: [] };
  const verify = (preview: string | Uint8Array, ...options: string[]) => verifyAgainst(operation, preview, ...options);
  const verifyAgainst = (reviewed: object, preview: string | Uint8Array, ...options: string[]) => {
    const changes = [{ environment: "dev", files: {}, operations: [reviewed] }];
    writeFileSync(join(root, "expected.json"), JSON.stringify({ format: 1, changes }));
    writeFileSync(join(root, "preview.json"), preview);
    return run(["verify-preview", "preview.json", "--expect", "expected.json", ...options], { cwd: root });
  };

  it("does not pass, and the environment can be named", async () => {
    const { code, stdout } = await verify(JSON.stringify({ steps: [step("integration")] }));
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining("the review is of dev; name the environment of the stack: --environment dev"),
    ]);
    expect(await verify(JSON.stringify({ steps: [step("integration")] }), "--environment", "dev")).toMatchObject({ code: 0 });
  });

  it("of what an interrupted replacement left over passes only if the replacement was reviewed", async () => {
    const left = (name: string) => ({ op: "delete-replaced", urn: `urn:pulumi:dev::platform::aws:sqs/queue:Queue::${name}` });
    const { code, stdout } = await verify(JSON.stringify({ steps: [left("sqs-offline"), left("sqs-push")] }));
    expect([code, stdout.split("\n").slice(0, 2)]).toEqual([
      1,
      [
        "sqs-offline (aws:sqs/queue:Queue): deletes what an interrupted replacement left over, and that was not expected",
        "sqs-push (aws:sqs/queue:Queue): deletes what an interrupted replacement left over, and that was not expected",
      ],
    ]);
    const replacement = { ...operation, operation: "replace" };
    expect(await verifyAgainst(replacement, JSON.stringify({ steps: [left("sqs-push")] }))).toMatchObject({ code: 0 });
  });

  it("does not pass among steps of the right one", async () => {
    const { code, stderr } = await verify(JSON.stringify({ steps: [step("dev"), step("prod")] }));
    expect([code, stderr]).toEqual([2, expect.stringContaining("holds steps of several stacks: dev, prod")]);
  });

  it("is read in the encodings that shells on Windows write", async () => {
    const text = `\ufeff${JSON.stringify({ steps: [step("dev")] })}`;
    expect(await verify(text)).toMatchObject({ code: 0 });
    expect(await verify(Buffer.from(text, "utf16le"))).toMatchObject({ code: 0 });
    const { code, stderr } = await verify("");
    expect([code, stderr]).toEqual([2, expect.stringContaining("preview.json is empty")]);
  });
});

describe("a state", () => {
  const resource = { urn: "urn:pulumi:prod::platform::aws:sqs/queue:Queue::sqs-push", type: "aws:sqs/queue:Queue", custom: true };
  const drift = (state: object, ...words: string[]) => {
    writeFileSync(join(root, "state.json"), JSON.stringify(state));
    return run(["drift", "--state", "state.json", ...words], { cwd: root });
  };

  it.each([
    [{ deployment: { ciphertext: "v1:…" } }, "is encrypted as a whole"],
    [{ deployment: { resources: ["queue", null] } }, "its `resources` are not a list of resources"],
    [{ deployment: { resources: {} } }, "its `resources` are not a list of resources"],
    [{ deployment: {} }, "has no resources"],
  ])("%j is refused in words", async (state, message) => {
    const { code, stderr } = await drift(state);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("of one environment is not written into the spec of another", async () => {
    const before = readFileSync(join(root, "spec/dev.yaml"), "utf8");
    const { code, stderr } = await drift({ deployment: { resources: [resource] } }, "spec/dev.yaml", "--fix");
    expect([code, stderr]).toEqual([2, expect.stringContaining("the state is of stack prod, and spec/dev.yaml of environment dev")]);
    expect(stderr).toContain("compare it with the spec of prod: spec/prod.yaml");
    expect(readFileSync(join(root, "spec/dev.yaml"), "utf8")).toBe(before);
  });

  it("tells what an interrupted replacement left over from what no plan knows, and which of it holds data", async () => {
    const database = {
      ...resource,
      urn: "urn:pulumi:prod::platform::aws:rds/instance:Instance::rds-instance",
      type: "aws:rds/instance:Instance",
    };
    const old = { ...database, delete: true };
    const { code, stdout } = await drift({ deployment: { resources: [resource, database, old] } }, "--format", "json");
    const { leftOver, unplanned } = JSON.parse(stdout) as Record<string, readonly unknown[]>;
    const removal = { operation: "delete", danger: "data loss", notices: ["what it holds is deleted"], refused: false };
    expect([code, leftOver, unplanned]).toEqual([1, [{ resource: "rds-instance", type: old.type, urn: old.urn, removal }], []]);
    expect((await drift({ deployment: { resources: [resource, database, old] } })).stdout).toContain(
      "left over: the next `pulumi up` removes\n  rds-instance (aws:rds/instance:Instance): data loss: what it holds is deleted\n",
    );
  });

  it("of a spec that does not compile leads to the errors of the spec", async () => {
    const file = join(root, "spec/prod.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("rdsAllocatedStorage: 50", "rdsAllocatedStorage: fifty"));
    const { code, stderr } = await drift({ deployment: { resources: [resource] } });
    writeFileSync(file, text);
    expect([code, stderr]).toEqual([2, expect.stringContaining("spec/prod.yaml does not compile")]);
  });
});

describe("a state of which every property differs", () => {
  const state = (inputs: unknown) => {
    const resources = planOf("dev").resources.map(({ id, type }) => ({
      ...{ urn: `urn:pulumi:dev::realtime::${type}::${id}`, type, custom: true, id: "x", inputs, outputs: {} },
    }));
    writeFileSync(join(root, "state.json"), JSON.stringify({ deployment: { resources } }));
  };

  it("is looked up in part, and says so", async () => {
    state({});
    const { code, stdout } = await run(["drift", "spec/dev.yaml", "--state", "state.json", "--format", "json"], { cwd: root });
    const { properties } = JSON.parse(stdout) as { readonly properties: readonly { readonly answer: { readonly kind: string } }[] };
    const kinds = properties.map(({ answer }) => answer.kind);
    expect([code, kinds[0] === "unsearched", kinds.at(-1)]).toEqual([1, false, "unsearched"]);
    expect(kinds.filter((kind) => kind !== "unsearched").length).toBeLessThanOrEqual(60);
    const text = await run(["drift", "spec/dev.yaml", "--state", "state.json"], { cwd: root });
    expect(text.stdout).toContain("not looked up, because too much differs");
  });

  it.each([[[]], [{}], [null], [{ cidrBlock: [[]], port: {}, desiredCount: null }]])(
    "has no value that stops the command: %j",
    async (inputs) => {
      state(inputs);
      expect(await run(["drift", "spec/dev.yaml", "--state", "state.json"], { cwd: root })).toMatchObject({ code: 1, stderr: "" });
    },
  );
});
