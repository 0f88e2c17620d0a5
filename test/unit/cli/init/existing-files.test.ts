import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createAll } from "../../../../compiler/cli/init/disk.ts";
import { files, flags, init, newFolders, outside, read, root, write } from "./project.ts";

newFolders();

const oneSpec = [...flags, "--environments", "dev"];

describe("init in a folder with files", () => {
  it("adds scripts to package.json and leaves other files alone, saying what they lack", async () => {
    write("package.json", '{\n    "name": "x"\n}\n');
    write(".gitignore", "dist\n");
    write(".vscode/settings.json", "{}\n");
    write("Pulumi.yml", "name: other\n");
    const { code, stdout } = await init(oneSpec);
    expect(code).toBe(0);
    expect([read(".gitignore"), read(".vscode/settings.json"), read("Pulumi.yml")]).toEqual(["dist\n", "{}\n", "name: other\n"]);
    expect(read("package.json")).toMatch(/^\{\n {4}"name": "x",\n {4}"scripts": \{\n {8}"generate"/);
    expect(existsSync(join(root, "Pulumi.yaml"))).toBe(false);
    expect(stdout).toContain(".gitignore: add the line `node_modules/`");
    expect(stdout).toContain('.vscode/settings.json: add `"yaml.schemas"');
    expect(stdout).toContain("Pulumi.yml: set `main: node_modules/platform-compile/dist/interpreter/`");
  });

  it("a second time writes nothing", async () => {
    await init(oneSpec);
    const before = files().map(read);
    const { code, stdout } = await init(oneSpec);
    expect([code, stdout.split("\n")[0]]).toEqual([0, `${root} has all files already.`]);
    expect(files().map(read)).toEqual(before);
  });

  it.each(["spec/dev.yaml", "spec/dev.yml"])("refuses to start on top of %s", async (file) => {
    write(file, "schema: 1\n");
    const { code, stderr } = await init(oneSpec);
    expect([code, stderr.split("\n")[0]]).toEqual([2, `platform-compile: ${file} exists already, and init never overwrites a file`]);
    expect(files()).toEqual([file]);
  });

  it.each([
    ["a folder in place of a file", () => mkdirSync(join(root, "Pulumi.yaml")), "Pulumi.yaml is a folder"],
    ["a file in place of a folder", () => write(".github", ""), ".github is not a folder"],
    ["a link out of the project", () => symlinkSync(outside, join(root, "spec")), "spec is a link that leads out of the project"],
    ["a dangling link in place of a folder", () => symlinkSync("nowhere", join(root, ".vscode")), ".vscode is not a folder"],
    ["a broken package.json", () => write("package.json", "{"), "package.json is not a JSON object"],
    ["a link in place of package.json", () => symlinkSync("nowhere", join(root, "package.json")), "package.json is not a regular file"],
  ])("refuses %s, and writes nothing", async (_what, prepare, message) => {
    prepare();
    const before = files();
    const { code, stderr } = await init(oneSpec);
    expect([code, stderr.split("\n")[0]]).toEqual([2, `platform-compile: ${message}`]);
    expect(files()).toEqual(before);
    expect(readdirSync(outside)).toEqual(["acme-platform"]);
  });

  it("does not write through a dangling link", async () => {
    symlinkSync(join(outside, "new.yaml"), join(root, "Pulumi.yaml"));
    const { code, stdout } = await init(oneSpec);
    expect([code, existsSync(join(outside, "new.yaml"))]).toEqual([0, false]);
    expect(stdout).toContain("  Pulumi.yaml: set `main:");
  });

  it("removes what it wrote if the last file cannot be written", () => {
    const full = () => {
      throw new Error("no space left on device");
    };
    expect(() => createAll(root, [{ file: "spec/dev.yaml", text: "schema: 1\n" }], full)).toThrow("no space left");
    expect([files(), readdirSync(root)]).toEqual([[], []]);
  });
});
