import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addProject } from "./add-project.ts";
import { run } from "./run.ts";

const { add, compiled, read, replaced, restore, root, value } = addProject();

/** Every line of the file before is there in its order. */
function expectKept(before: string, after: string): void {
  const lines = after.split(/\r?\n/);
  let at = 0;
  for (const line of before.split(/\r?\n/)) {
    at = lines.indexOf(line, at) + 1;
    expect(at, line).toBeGreaterThan(0);
  }
}

describe("add queue and add worker", () => {
  it("add a queue and its worker in one command, connected on both sides, without a warning", async () => {
    const before = read("dev");
    const { code, stdout, stderr } = await add("queue", "thumbnails", "--worker", "resizer", "--spec", "dev");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("+    resizer:\n+      consumes: [thumbnails]\n");
    expect(stdout).toMatch(
      /^dev: \+\d\d resources, \+\d+\.\d\d USD a month, with autoscaling at least \+\d+\.\d\d, at most \+\d+\.\d\d\ndev: resizer runs 1 to 3 tasks \(`minCount`, `maxCount`\)$/m,
    );
    expect(stdout).toContain("next: npx platform-compile generate\nnext: pulumi config set --stack dev resizerImage IMAGE\n");
    expectKept(before, read("dev"));
    const { environment, diagnostics } = compiled("dev");
    expect(diagnostics).toEqual([]);
    expect([environment!.workers["resizer"]!.queues, environment!.queues["thumbnails"]!.producers]).toEqual([["thumbnails"], ["api"]]);
  });

  it("say by how much a quota is exceeded at the most tasks", async () => {
    const { stdout } = await add("worker", "resizer", "--queue", "offline", "--spec", "dev", "--cpu", "1024", "--max-count", "6");
    expect(stdout).toMatch(
      /^dev: warning: Fargate vCPUs at the maximum of autoscaling: [\d.]+ → [\d.]+ of 6 vCPUs, which is exceeded; request/m,
    );
    expect(stdout).toContain("dev: resizer runs 1 to 6 tasks");
  });

  it("state the same price as diff and cost, which is the difference of the amounts as shown", async () => {
    writeFileSync(join(root(), "before.yaml"), read("dev"));
    const { stdout } = await add("worker", "resizer", "--queue", "offline", "--spec", "dev", "--cpu", "512");
    const price = /^dev: \+\d+ resources, (\S+) USD/m.exec(stdout)![1]!;
    const cwd = root();
    expect((await run(["diff", "before.yaml", "spec/dev.yaml"], { cwd })).stdout).toContain(`USD a month (${price})`);
    const compared = (await run(["cost", "before.yaml", "spec/dev.yaml"], { cwd })).stdout;
    expect(compared).toContain(`spec/dev.yaml: ${price}\n`);
    const [before, after] = /total +([\d.]+) +([\d.]+)/.exec(compared)!.slice(1).map(Number);
    expect((after! - before!).toFixed(2)).toBe(price.slice(1));
  });

  it("give the same the other way round", async () => {
    await add("queue", "thumbnails", "--worker", "resizer", "--spec", "dev");
    const wanted = read("dev");
    restore("dev");
    await add("worker", "resizer", "--queue", "thumbnails", "--spec", "dev");
    expect(read("dev")).toBe(wanted);
  });

  it("only connect what is there", async () => {
    await add("queue", "thumbnails", "--spec", "dev", "--sender", "none");
    expect(compiled("dev").diagnostics.map(({ rule }) => rule)).toEqual(["queue-unused", "queue-unused"]);
    const queue = value("dev", "sqs.extraQueues");
    expect((await add("worker", "resizer", "--queue", "thumbnails,offline", "--spec", "dev")).code).toBe(0);
    expect(value("dev", "sqs.extraQueues")).toEqual(queue);
    expect(value("dev", "ecsWorkers.extraWorkers.resizer.consumes")).toEqual(["thumbnails", "offline"]);
    expect((await add("queue", "videos", "--worker", "resizer", "--sender", "resizer", "--spec", "dev")).code).toBe(0);
    expect(value("dev", "ecsWorkers.extraWorkers.resizer.consumes")).toEqual(["thumbnails", "offline", "videos"]);
    expect(value("dev", "ecsWorkers.extraWorkers.resizer.sendsTo")).toEqual(["videos"]);
    expect((await add("queue", "thumbnails", "--sender", "realtime", "--spec", "dev")).code).toBe(0);
    expect(compiled("dev").diagnostics).toEqual([]);
    const before = read("dev");
    const { code, stdout } = await add("queue", "videos", "--worker", "resizer", "--spec", "dev");
    expect([code, stdout]).toEqual([0, "nothing to add: the queue videos is there, and connected\n"]);
    expect(read("dev")).toBe(before);
  });

  it("connect the built-in worker and the built-in queues", async () => {
    expect((await add("queue", "thumbnails", "--worker", "worker", "--spec", "dev")).code).toBe(0);
    expect(value("dev", "ecsWorkers.workerExtras.worker.consumes")).toEqual(["thumbnails"]);
    expect((await add("worker", "archiver", "--queue", "offline", "--spec", "dev")).code).toBe(0);
    expect(value("dev", "ecsServices.serviceExtras.api.sendsTo")).toEqual(["thumbnails"]);
    expect(compiled("dev").diagnostics).toEqual([]);
  });

  it("choose the values that follow from others", async () => {
    replaced("dev", "monthly: 120", "monthly: 500");
    const argv = ["--handler-seconds", "90", "--cpu", "512", "--count", "4", "--set", "scaleOnQueueDepth=20"];
    const { code, stdout } = await add("worker", "resizer", "--queue", "thumbnails", "--spec", "dev", ...argv);
    expect(code).toBe(0);
    expect(value("dev", "sqs.extraQueues.thumbnails")).toEqual({ visibilityTimeoutSeconds: 540, handlerSeconds: 90 });
    expect(value("dev", "ecsWorkers.extraWorkers.resizer")).toMatchObject({
      cpu: 512,
      memory: 1024,
      desiredCount: 4,
      maxCount: 4,
      stopTimeoutSeconds: 90,
      scaleOnQueueDepth: 20,
    });
    expect(stdout).toContain("resizer: `stopTimeoutSeconds: 90` because of task-stops-too-early\n");
    expect(compiled("dev").diagnostics).toEqual([]);
  });

  it("satisfy the rules of class prod, in all specs that extend it", async () => {
    const { code, stdout, stderr } = await add("queue", "thumbnails", "--worker", "resizer", "--spec", "prod");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^prod: \+\d+ resources, \+\d+\.\d\d USD a month, with autoscaling /m);
    expect(stdout).toMatch(/^prod-100k: \+\d+ resources, \+\d+\.\d\d USD a month, with autoscaling /m);
    expect(value("prod", "ecsWorkers.extraWorkers.resizer")).toMatchObject({ desiredCount: 2, logRetentionDays: 365, dbPoolSize: 2 });
    expect(compiled("prod").diagnostics).toEqual([]);
  });

  it("keep what the command line states, and then refuse", async () => {
    const before = read("prod");
    const { code, stderr } = await add("worker", "resizer", "--queue", "push", "--spec", "prod", "--set", "logRetentionDays=30");
    expect(code).toBe(1);
    expect(stderr).toMatch(/spec\/prod.yaml:\d+:\d+ error log-retention-one-year .*\n.*\n.*logRetentionDays: 30\n/);
    expect(stderr).toMatch(/nothing was written: the specs would have the errors above\n$/);
    expect(read("prod")).toBe(before);
  });

  it("--dry-run prints the same diff and writes nothing", async () => {
    const before = read("dev");
    const argv = ["queue", "thumbnails", "--worker", "resizer", "--spec", "dev"];
    const dry = await add(...argv, "--dry-run");
    expect(read("dev")).toBe(before);
    const wet = await add(...argv);
    const diffOf = (text: string) => text.slice(0, text.indexOf("\ndev: "));
    expect(diffOf(dry.stdout)).toBe(diffOf(wet.stdout));
    expect(dry.stdout).toContain("nothing was written (--dry-run)");
  });

  it("color the diff on a terminal", async () => {
    const { stdout } = await run(["add", "queue", "thumbnails", "--spec", "dev"], { cwd: root(), terminal: true });
    expect(stdout).toContain("\u001b[32m+    thumbnails: {}\u001b[39m");
    expect(stdout).toContain("\u001b[1m--- a/spec/dev.yaml\u001b[22m");
  });
});

describe("add service", () => {
  it("routes paths to it, and takes a priority that lets requests through", async () => {
    replaced("dev", "db.t3.micro", "db.t3.large");
    replaced("dev", "monthly: 120", "monthly: 500");
    const argv = ["--path", "/api/images/*", "--path", "/images", "--port", "8080", "--host", "img.dev.tidechat.io"];
    expect((await add("service", "images", "--spec", "dev", ...argv)).code).toBe(0);
    expect(value("dev", "ecsServices.extraServices.images")).toMatchObject({
      paths: ["/api/images/*", "/images"],
      host: "img.dev.tidechat.io",
      containerPort: 8080,
    });
    expect((await add("service", "reports", "--spec", "dev", "--path", "/api/reports/*", "--sends-to", "push")).code).toBe(0);
    expect((await add("service", "graph", "--spec", "dev", "--path", "/api/graph/*")).code).toBe(0);
    const priority = (name: string) => compiled("dev").environment!.services[name]!.listenerPriority.value;
    expect([priority("images") > 1000, priority("reports"), priority("graph")]).toEqual([true, 99, 98]);
    expect(compiled("dev").plan!.config).toMatchObject({ imagesImage: {}, reportsImage: {}, graphImage: {} });
    expect(compiled("dev").diagnostics).toEqual([]);
  });

  it("has paths of its name by default", async () => {
    await add("service", "images", "--spec", "dev");
    expect(value("dev", "ecsServices.extraServices.images.paths")).toEqual(["/images", "/images/*"]);
  });
});
