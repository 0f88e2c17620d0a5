import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { project, run } from "./run.ts";

interface Output {
  readonly specs: readonly {
    readonly file: string;
    readonly by: string;
    readonly nodes: readonly { readonly id: string }[];
    readonly edges: readonly { readonly from: string; readonly to: string }[];
  }[];
}

const schema = (name: string) => JSON.parse(readFileSync(join(project, "schema/output", name), "utf8")) as object;
const json = async (...args: readonly string[]) => JSON.parse((await run(["graph", ...args, "--format", "json"])).stdout) as Output;

describe("graph", () => {
  it("draws the modules of one spec as mermaid", async () => {
    const { code, stdout, stderr } = await run(["graph", "spec/dev.yaml"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^flowchart LR\n {2}n0\["vpc<br\/>\d+ resources"\]\n/);
    expect(stdout).toMatch(/n\d+ --> n\d+\n$/);
  });

  it("writes DOT, and the diagram with costs", async () => {
    expect((await run(["graph", "spec/dev.yaml", "--format", "dot"])).stdout).toMatch(/^digraph "realtime dev" \{\n/);
    expect((await run(["graph", "spec/dev.yaml", "--format", "svg"])).stdout).toMatch(/^<svg [\s\S]*\$[\d.,]+\/mo[\s\S]*<\/svg>\n$/);
  });

  it("prints JSON for several specs that its schema accepts", async () => {
    const output = await json("spec/dev.yaml", "spec/prod.yaml");
    const validate = new Ajv({ schemas: [schema("diagnostic.schema.json")] }).compile(schema("graph.schema.json"));
    expect(validate(output), JSON.stringify(validate.errors)).toBe(true);
    expect(output.specs.map(({ file, by }) => [file, by])).toEqual([
      ["spec/dev.yaml", "module"],
      ["spec/prod.yaml", "module"],
    ]);
    expect(output.specs[1]!.edges).toContainEqual(expect.objectContaining({ from: "rds", to: "vpc" }));
  });

  it("shows resources where the focus is a resource, and more of them with --transitive", async () => {
    const near = (await json("spec/dev.yaml", "--focus", "rds-instance")).specs[0]!;
    const far = (await json("spec/dev.yaml", "--focus", "rds-instance", "--transitive")).specs[0]!;
    expect(near.by).toBe("resource");
    expect(near.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(["rds-subnet-group", "rds-instance", "backup-selection"]));
    expect(near.edges.every(({ from, to }) => from === "rds-instance" || to === "rds-instance")).toBe(true);
    expect(near.nodes.map(({ id }) => id)).not.toContain("vpc");
    expect(far.nodes.map(({ id }) => id)).toContain("vpc");
    expect((await json("spec/dev.yaml", "--focus", "rds")).specs[0]!.by).toBe("module");
    expect((await json("spec/dev.yaml", "--focus", "rds", "--by", "resource")).specs[0]!.nodes.length).toBeGreaterThan(near.nodes.length);
  });

  it("shows who can connect to whom, as a table, in JSON that its schema accepts, and as a graph with ports", async () => {
    const { code, stdout } = await run(["graph", "spec/dev.yaml", "--reach"]);
    expect(code).toBe(0);
    expect(stdout).toMatchSnapshot();
    const output = JSON.parse((await run(["graph", "spec/dev.yaml", "--reach", "--format", "json"])).stdout) as object;
    const validate = new Ajv({ schemas: [schema("diagnostic.schema.json")] }).compile(schema("graph.schema.json"));
    expect(validate(output), JSON.stringify(validate.errors)).toBe(true);
    expect(output).toMatchObject({
      specs: [{ reach: { pairs: expect.arrayContaining([{ from: "internet", to: "rds-instance", ports: [], unknown: [] }]) } }],
    });
    expect((await run(["graph", "spec/dev.yaml", "--reach", "--focus", "redis-main", "--format", "mermaid"])).stdout).toContain(
      '-->|"tcp/6379"|',
    );
  });

  it("says when a graph is too large for mermaid", async () => {
    const { stderr } = await run(["graph", "spec/prod.yaml", "--by", "resource"]);
    expect(stderr).toBe("warning: the graph exceeds Mermaid's limits of 500 edges and 50000 characters: use --focus or --format dot\n");
  });

  it.each([
    [["--focus", "rdss"], "no module or resource rdss in dev\n  help: did you mean rds?"],
    [["--focus", "rds-instance", "--by", "module"], "rds-instance is a resource, but --by module shows only modules"],
    [["--transitive"], "--transitive requires --focus"],
    [["--reach", "--by", "module"], "--reach shows endpoints and does not accept --by"],
    [["--reach", "--focus", "rds-instanc"], "no endpoint rds-instanc in dev\n  help: did you mean rds-instance?"],
    [["--format", "pretty"], "--format pretty requires --reach"],
    [["--format", "svg", "--focus", "rds"], "--format svg always draws the whole environment and does not accept --focus"],
    [["spec/prod.yaml"], "graph shows one spec, got 2"],
  ])("refuses %j", async (args, message) => {
    const { code, stdout, stderr } = await run(["graph", "spec/dev.yaml", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`platform-compile: ${message}`);
  });

  it("draws nothing for a spec with errors, and reports them", async () => {
    const { code, stdout, stderr } = await run(["graph", "-"], { stdin: "schema: 1\n" });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^<stdin>:1:1 error /);
    expect(JSON.parse((await run(["graph", "-", "--format", "json"], { stdin: "schema: 1\n" })).stdout)).toMatchObject({
      specs: [{ nodes: [], edges: [] }],
    });
  });
});
