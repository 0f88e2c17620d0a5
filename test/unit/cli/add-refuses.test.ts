import { describe, expect, it } from "vitest";
import { addProject } from "./add-project.ts";

const { add, read, replaced, value, write } = addProject();

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
    [["service", "images", "--set", "color=red"], "unknown-key"],
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
    [["queue", "x"], "no single spec is the base of the others: spec/dev.yaml, spec/prod.yaml (extended by spec/prod-100k.yaml)"],
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
    [["queue", "x", "--queue", "y"], "--queue has no effect on add queue"],
    [["service", "x", "--worker", "y"], "--worker has no effect on add service"],
    [["environment", "x", "--cpu", "256"], "--cpu has no effect on add environment"],
    [["queue", "x", "--domain", "a.b"], "--domain has no effect on add queue"],
    [["environment", "x", "--spec", "dev"], "--spec has no effect on add environment"],
    [["service", "x", "--spec", "dev", "--set", "cpu"], "--set cpu is not a setting"],
    [["service", "x", "--spec", "dev", "--cpu", "256", "--set", "cpu.x=1"], "--set: `cpu` is not a map"],
    [["environment", "dev"], "spec/dev.yaml exists already"],
    [["environment", "qa"], "no single spec is the base of the others"],
    [["environment", "qa", "--from", "dev", "--set", "region.x=1"], "--set: `region` is not a map"],
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

  it("a spec whose map is something else", async () => {
    write("dev", `${read("dev")}sqs: {extraQueues: [thumbnails]}\n`);
    const { code, stderr } = await add("queue", "x", "--spec", "dev");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/error wrong-type .*extraQueues[^]*nothing was written\n$/)]);
  });

  it("does not mind errors that were there before", async () => {
    replaced("dev", "natGateways: 0", "natGateways: 0\n  natGatway: 1");
    const { code, stdout, stderr } = await add("queue", "x", "--worker", "y", "--spec", "dev");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("spec/dev.yaml: no figures, because it has errors of its own");
    expect(value("dev", "sqs.extraQueues")).toEqual({ x: {} });
  });

  it("hides no error behind a warning about the queue itself", async () => {
    const { code, stderr } = await add("queue", "x", "--sender", "api", "--spec", "dev");
    expect([code, stderr]).toEqual([0, expect.stringContaining("warning queue-unused no worker consumes the queue `x`")]);
  });
});
