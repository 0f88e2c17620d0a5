import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../../compiler/cli/targets/project.ts";

let folder = "";
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "platform-compile-root-")));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "{}\n");
  }
}

describe("projectRoot", () => {
  it.each(["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"])("is the folder of %s", (name) => {
    write(name, "spec/eu/prod.yaml");
    expect(projectRoot(join(folder, "spec/eu"))).toBe(folder);
  });

  it("is the nearest of several Pulumi projects", () => {
    write("Pulumi.yaml", "infra/Pulumi.yaml", "infra/spec/dev.yaml");
    expect(projectRoot(join(folder, "infra/spec"))).toBe(join(folder, "infra"));
  });

  it("is the Pulumi project rather than a package below or above it", () => {
    write("package.json", "infra/Pulumi.yaml", "infra/tools/package.json");
    expect(projectRoot(join(folder, "infra/tools"))).toBe(join(folder, "infra"));
  });

  it("is the nearest package if there is no Pulumi project", () => {
    write("package.json", "infra/package.json", "infra/spec/dev.yaml");
    expect(projectRoot(join(folder, "infra/spec"))).toBe(join(folder, "infra"));
  });

  it("is the working directory otherwise", () => {
    write("spec/dev.yaml");
    expect(projectRoot(join(folder, "spec"))).toBe(join(folder, "spec"));
  });
});
