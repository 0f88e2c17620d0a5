import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compileSpec } from "../../../compiler/compile.ts";
import { nodeFileReader } from "../../../compiler/source/node-reader.ts";
import { valueAt } from "../../../compiler/source/value-at.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { run, today } from "./run.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (name: string) => readFileSync(join(root, `spec/${name}.yaml`), "utf8");
const write = (name: string, text: string) => writeFileSync(join(root, `spec/${name}.yaml`), text);
const add = (...argv: string[]) => run(["add", ...argv], { cwd: root });
const compiled = (name: string) => compileSpec(`spec/${name}.yaml`, nodeFileReader(root), { asOf: today });
/** A value of a spec merged with its parents, by dotted key. */
const value = (name: string, key: string) => valueAt(compiled(name).source?.tree, key.split("."));

/** Every line of the file before is there in its order. */
function expectKept(before: string, after: string): void {
  const lines = after.split(/\r?\n/);
  let at = 0;
  for (const line of before.split(/\r?\n/)) {
    at = lines.indexOf(line, at) + 1;
    expect(at, line).toBeGreaterThan(0);
  }
}

const replaced = (name: string, from: string, to: string) => {
  expect(read(name)).toContain(from);
  write(name, read(name).replace(from, to));
};

describe("add queue and add worker", () => {
  it("add a queue and its worker in one command, connected on both sides, without a warning", async () => {
    const before = read("dev");
    const { code, stdout, stderr } = await add("queue", "thumbnails", "--worker", "resizer", "--spec", "dev");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("+    resizer:\n+      consumes: [thumbnails]\n");
    expect(stdout).toMatch(/^dev: \+\d\d resources, \+\d+\.\d\d USD a month$/m);
    expect(stdout).toContain("next: npx platform-compile generate\nnext: pulumi config set resizerImage IMAGE\n");
    expectKept(before, read("dev"));
    const { environment, diagnostics } = compiled("dev");
    expect(diagnostics).toEqual([]);
    expect([environment!.workers["resizer"]!.queues, environment!.queues["thumbnails"]!.producers]).toEqual([["thumbnails"], ["api"]]);
  });

  it("give the same the other way round", async () => {
    await add("queue", "thumbnails", "--worker", "resizer", "--spec", "dev");
    const wanted = read("dev");
    cpSync(join(frozenProject, "spec/dev.yaml"), join(root, "spec/dev.yaml"));
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
    expect(stdout).toMatch(/^prod: \+\d+ resources, \+\d+\.\d\d USD a month\nprod-100k: \+\d+ resources, \+\d+\.\d\d USD a month$/m);
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
    const { stdout } = await run(["add", "queue", "thumbnails", "--spec", "dev"], { cwd: root, terminal: true });
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

describe("what add refuses", () => {
  it.each([
    [["service", "api"], "name-conflict the name `api` is taken"],
    [["worker", "api", "--queue", "push"], "name-conflict the name `api` is taken"],
    [["queue", "push"], "name-conflict the name `push` is taken"],
    [["worker", "redis-worker", "--queue", "push"], "the word `redis` is reserved for resources of the platform"],
    [["queue", "Thumb_nails"], "invalid-format `sqs.extraQueues.Thumb_nails` is not a valid name"],
    [["queue", "a".repeat(25)], `\`sqs.extraQueues.${"a".repeat(25)}\``],
    [["service", "x: y"], "invalid-format"],
    [["service", "images", "--cpu", "300"], "value-not-allowed invalid value `300` for `ecsServices.extraServices.images.cpu`"],
    [["service", "images", "--port", "80"], "value-out-of-range `ecsServices.extraServices.images.containerPort` is 80, below the minimum"],
    [["service", "images", "--memory", "much"], "wrong-type"],
    [["service", "images", "--set", "colour=red"], "unknown-key"],
    [["service", "images", "--path", "images"], "invalid-format"],
    [["queue", "thumbnails", "--handler-seconds", "0"], "value-out-of-range"],
  ])("%j, with the compiler's message", async (argv, message) => {
    const before = read("dev");
    const { code, stderr } = await add(...argv, "--spec", "spec/dev.yaml");
    expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(stderr.match(/ error /g)).toHaveLength(1);
    expect(read("dev")).toBe(before);
  });

  it.each([
    [[], "add requires what to add"],
    [["servce", "x"], "cannot add servce\n  help: expected one of service, worker, queue, environment; did you mean service?"],
    [["queue"], "add queue requires a name"],
    [["queue", "a", "b"], "add takes one name, got a, b"],
    [["queue", "x"], "several specs extend no other: spec/dev.yaml, spec/prod.yaml (extended by spec/prod-100k.yaml)"],
    [["queue", "x", "--spec", "prd"], "unknown spec prd\n  help: expected one of dev, prod-100k, prod; did you mean prod?"],
    [["queue", "x", "--spec", "-"], "standard input cannot be edited"],
    [["worker", "x", "--spec", "dev"], "the worker x needs a queue to consume"],
    [
      ["queue", "x", "--spec", "dev", "--sender", "apo"],
      "unknown sender apo\n  help: expected one of api, realtime, worker, or none; did you mean api?",
    ],
    [["queue", "x", "--spec", "dev", "--cpu", "256"], "--cpu is for a new service or worker"],
    [
      ["queue", "push", "--worker", "x", "--spec", "dev", "--handler-seconds", "5"],
      "push exists already: --handler-seconds cannot change it",
    ],
    [["queue", "x", "--domain", "a.b"], "--domain has no effect on add queue"],
    [["environment", "x", "--spec", "dev"], "--spec has no effect on add environment"],
    [["service", "x", "--spec", "dev", "--set", "cpu"], "--set cpu is not a setting"],
    [["service", "x", "--spec", "dev", "--cpu", "256", "--set", "cpu.x=1"], "--set: `cpu` is not a map"],
    [["environment", "dev"], "spec/dev.yaml exists already"],
    [["environment", "qa"], "several specs extend no other"],
    [["environment", "qa", "--from", "prd"], "unknown spec prd"],
    [["environment", "qa", "--from", "dev", "--extends", "dev"], "--from and --extends exclude each other"],
    [["environment", "qa", "--from", "dev", "--domain", "api.tidechat.io"], "api.tidechat.io belongs to spec/prod.yaml"],
  ])("%j as wrong usage", async (argv, message) => {
    const { code, stdout, stderr } = await add(...argv);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(`platform-compile: ${message}`), stderr).toBe(true);
  });

  it("a spec that cannot be parsed", async () => {
    write("dev", "schema: [1\n");
    const { code, stderr } = await add("queue", "x", "--spec", "dev");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/error invalid-yaml[^]*nothing was written\n$/)]);
  });

  it("does not mind errors that were there before", async () => {
    replaced("dev", "natGateways: 0", "natGateways: 0\n  natGatway: 1");
    const { code, stdout, stderr } = await add("queue", "x", "--worker", "y", "--spec", "dev");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("spec/dev.yaml: not compiled, it has errors of its own");
    expect(value("dev", "sqs.extraQueues")).toEqual({ x: {} });
  });
});

describe("add with several specs", () => {
  it("adds to the one that the others extend", async () => {
    rmSync(join(root, "spec/dev.yaml"));
    const before = read("prod-100k");
    expect((await add("queue", "thumbnails", "--worker", "worker")).code).toBe(0);
    expect(value("prod", "sqs.extraQueues")).toEqual({ thumbnails: {} });
    expect(read("prod-100k")).toBe(before);
  });

  it("adds to all that it is given, and to none if one refuses", async () => {
    const before = [read("dev"), read("prod")];
    const argv = ["worker", "resizer", "--queue", "push", "--spec", "dev", "--spec", "prod"];
    expect((await add(...argv, "--set", "logRetentionDays=30")).code).toBe(1);
    expect([read("dev"), read("prod")]).toEqual(before);
    expect((await add(...argv)).code).toBe(0);
    expect([
      value("dev", "ecsWorkers.extraWorkers.resizer.desiredCount"),
      value("prod", "ecsWorkers.extraWorkers.resizer.desiredCount"),
    ]).toEqual([1, 2]);
  });

  it("follows into lists of children, which replace the parent's", async () => {
    replaced("prod-100k", "waf:", "sqs: {extraQueues: {own: {}}}\n\nwaf:");
    replaced(
      "prod-100k",
      "  realtimeScaleOnEventLoopLagMs: 80\n",
      "  realtimeScaleOnEventLoopLagMs: 80\n  serviceExtras: {api: {sendsTo: [own]}}\n",
    );
    replaced("prod-100k", "ecsWorkers:\n", "ecsWorkers:\n  workerExtras:\n    worker:\n      consumes:\n      - own # mine\n");
    const { code, stdout } = await add("queue", "thumbnails", "--worker", "worker", "--spec", "prod");
    expect([code, stdout]).toEqual([0, expect.stringContaining("+  serviceExtras: {api: {sendsTo: [own, thumbnails]}}\n")]);
    expect(read("prod-100k")).toContain("      - own # mine\n      - thumbnails\n");
    const { queues, workers } = compiled("prod-100k").environment!;
    expect([queues["thumbnails"]!.producers, workers["worker"]!.queues]).toEqual([["api"], expect.arrayContaining(["own", "thumbnails"])]);
  });

  it("leaves a child alone that drops what its parents set", async () => {
    replaced("prod-100k", "waf:", "sqs:\n  extraQueues: null\n\nwaf:");
    replaced(
      "prod-100k",
      "  realtimeScaleOnEventLoopLagMs: 80\n",
      "  realtimeScaleOnEventLoopLagMs: 80\n  serviceExtras: {api: {sendsTo: null}}\n",
    );
    const before = read("prod-100k");
    const { code, stdout } = await add("queue", "thumbnails", "--spec", "prod");
    expect([code, read("prod-100k")]).toEqual([0, before]);
    expect(stdout).toMatch(
      /^spec\/prod-100k.yaml does not get `sqs.extraQueues.thumbnails`: spec\/prod-100k.yaml:\d+ resets it to its default$/m,
    );
    expect(stdout).toContain("prod-100k: 0 resources, 0.00 USD a month");
  });

  it("adds to a list of the parents, where a child gets the addition", async () => {
    await add("queue", "thumbnails", "--worker", "worker", "--spec", "prod");
    await add("queue", "videos", "--worker", "worker", "--spec", "prod-100k");
    expect(value("prod-100k", "ecsWorkers.workerExtras.worker.consumes")).toEqual(["thumbnails", "videos"]);
    expect(value("prod", "ecsWorkers.workerExtras.worker.consumes")).toEqual(["thumbnails"]);
  });

  it("writes none if one cannot be written", async () => {
    const before = [read("dev"), read("prod")];
    mkdirSync(join(root, `spec/prod.yaml.${process.pid}.tmp`));
    expect((await add("queue", "x", "--worker", "worker", "--spec", "dev", "--spec", "prod")).code).not.toBe(0);
    expect([read("dev"), read("prod")]).toEqual(before);
  });
});

describe("add keeps odd layouts", () => {
  const rows: readonly (readonly [string, (text: string) => string])[] = [
    ["Windows line breaks", (text) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark, and no final line break", (text) => `\ufeff${text.trimEnd()}`],
    ["four columns", (text) => text.replaceAll(/^ +/gm, (spaces) => spaces + spaces)],
    ["no blank lines", (text) => text.replaceAll(/\n{2,}/g, "\n")],
    ["sections in braces", (text) => `${text}sqs: {  extraQueues: {}  } # queues\n`],
    ["comments at the ends of sections", (text) => text.replaceAll("\n\n", "\n  # end of the section\n\n")],
    ["document marks", (text) => `---\n${text}...\n`],
    ["an empty section", (text) => `${text}sqs:\n  # none yet\n  extraQueues:\n`],
    ["a list that an alias repeats", (text) => `${text}sqs: {extraQueues: &queues {own: {}}}\nextraResources: {}\n`],
  ];

  it.each(rows)("%s", async (_name, change) => {
    const before = change(read("dev"));
    write("dev", before);
    const { code } = await add("queue", "thumbnails", "--worker", "resizer", "--spec", "dev");
    expect(code).toBe(0);
    const after = read("dev");
    expect([after.startsWith("\ufeff"), after.endsWith("\n"), /[^\r]\n/.test(after)]).toEqual([
      before.startsWith("\ufeff"),
      before.endsWith("\n"),
      /[^\r]\n/.test(before),
    ]);
    const lost = before.split("\n").filter((line) => !after.split("\n").includes(line));
    expect(lost.length, lost.join("\n")).toBeLessThanOrEqual(1);
    const { environment, diagnostics } = compiled("dev");
    expect(diagnostics.filter(({ message }) => !message.includes("`own`"))).toEqual([]);
    expect(environment!.workers["resizer"]!.queues).toEqual(["thumbnails"]);
  });
});

describe("add environment", () => {
  it.each([
    ["staging", ["--extends", "prod"]],
    ["staging", ["--extends", "prod.yaml", "--class", "dev"]],
    ["qa", ["--from", "spec/dev.yaml"]],
    ["eu-prod", ["--from", "prod", "--domain", "chat.tidechat.io"]],
    ["demo", ["--extends", "dev", "--set", "usage.dailyActiveUsers=5"]],
  ])("%s %j has no error and no warning", async (name, argv) => {
    const others = ["dev", "prod", "prod-100k"].map((other) => compiled(other).environment!);
    const { code, stdout, stderr } = await add("environment", name, ...argv);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(new RegExp(`^${name}: \\d+ resources, \\d+\\.\\d\\d USD a month$`, "m"));
    const { diagnostics, environment } = compiled(name);
    expect(diagnostics).toEqual([]);
    for (const { spec } of others) {
      expect(environment!.spec.domainName).not.toBe(spec.domainName);
      expect(environment!.spec.vpc.vpcCidr).not.toBe(spec.vpc.vpcCidr);
      expect(environment!.spec.auth0Audience).not.toBe(spec.auth0Audience);
    }
    expect((await run(["validate"], { cwd: root })).code).toBe(0);
  });

  it("writes only what differs, or a copy with its comments", async () => {
    await add("environment", "staging", "--extends", "prod");
    expect(read("staging")).toBe(
      [
        "schema: 1",
        "extends: prod.yaml",
        "environment: staging",
        "class: prod",
        "domainName: api.staging.tidechat.io",
        "auth0Audience: https://api.staging.tidechat.io",
        "",
        "vpc:",
        "  vpcCidr: 10.3.0.0/16",
        "",
        "iam:",
        "  createGithubIdentityProvider: false",
        "",
      ].join("\n"),
    );
    await add("environment", "copy", "--from", "prod-100k");
    const [before, after] = [read("prod-100k").split("\n"), read("copy").split("\n")];
    expect(before.filter((line) => !after.includes(line))).toEqual([
      "environment: prod-100k",
      "domainName: api.big.tidechat.io",
      "auth0Audience: https://api.big.tidechat.io",
      "  vpcCidr: 10.2.0.0/16",
    ]);
  });

  it("changes hosts of services, and states a zone that would be another one", async () => {
    replaced("dev", "route53:\n  hostedZoneName: tidechat.io\n\n", "");
    replaced("dev", "domainName: api.dev.tidechat.io", "domainName: api.tidechat.dev");
    await add("service", "images", "--spec", "dev", "--host", "img.tidechat.dev");
    expect((await add("environment", "qa", "--from", "dev")).code).toBe(0);
    expect(value("qa", "ecsServices.extraServices.images.host")).toBe("img.qa.tidechat.dev");
    expect(value("qa", "route53.hostedZoneName")).toBe("tidechat.dev");
    expect(compiled("qa").diagnostics).toEqual([]);
  });

  it("keeps to the model's line breaks and editor line", async () => {
    const line = "# yaml-language-server: $schema=../generated/schema/environment.authoring.schema.json";
    write("dev", `${line}\n${read("dev")}`.replaceAll("\n", "\r\n"));
    await add("environment", "qa", "--extends", "dev");
    expect(read("qa").startsWith(`${line}\r\nschema: 1\r\nextends: dev.yaml\r\n`)).toBe(true);
    expect(/[^\r]\n/.test(read("qa"))).toBe(false);
  });

  it.each([
    [["Prod_X", "--extends", "prod"], "invalid-format `environment` has the invalid value `Prod_X`"],
    [["a".repeat(25), "--extends", "prod"], "value-out-of-range `environment`"],
    [["qa", "--extends", "prod", "--set", "environment=prod"], "duplicate-environment spec/prod.yaml has the same project"],
    [["qa", "--extends", "prod", "--class", "test"], "value-not-allowed"],
    [["qa", "--extends", "dev", "--domain", "api.elsewhere.io"], "host-outside-hosted-zone"],
    [["../qa", "--extends", "prod"], "invalid-format"],
  ])("refuses %j with the compiler's message", async (argv, message) => {
    const { code, stderr } = await add("environment", ...argv);
    expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(stderr.match(/ error /g)).toHaveLength(1);
    expect((await run(["validate"], { cwd: root })).stdout.match(/^spec\//gm)).toHaveLength(3);
  });

  it("refuses to follow a spec with errors", async () => {
    replaced("dev", "natGateways: 0", "natGateways: 9");
    const { code, stderr } = await add("environment", "qa", "--extends", "dev");
    expect([code, stderr]).toEqual([1, expect.stringContaining("nothing was written: spec/dev.yaml has errors")]);
  });
});
