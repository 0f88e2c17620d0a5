import { renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { addProject } from "./add-project.ts";

const { add, compiled, path, read, replaced, value, write } = addProject();

describe("add with several specs", () => {
  it("adds to the one that the others extend", async () => {
    rmSync(path("dev"));
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
    // Whoever edits a spec through a link writes another file than the one that is read.
    const real = join(dirname(path("prod")), "real.txt");
    renameSync(path("prod"), real);
    symlinkSync(real, path("prod"));
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
