import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { interpreterMain } from "../../../compiler/package/installed.ts";

let repository = "";
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "platform-compile-installed-"));
});
afterEach(() => rmSync(repository, { recursive: true }));

function installIn(...folder: string[]): void {
  mkdirSync(join(repository, ...folder, "node_modules/platform-compile"), { recursive: true });
}

describe("interpreterMain", () => {
  it("is in the project's own node_modules", () => {
    installIn();
    expect(interpreterMain(repository)).toBe("node_modules/platform-compile/dist/interpreter/");
  });

  it("is above the project if a workspace keeps its packages at the root", () => {
    installIn();
    expect(interpreterMain(join(repository, "services/platform"))).toBe("../../node_modules/platform-compile/dist/interpreter/");
  });

  it("prefers the nearest", () => {
    installIn();
    installIn("services/platform");
    expect(interpreterMain(join(repository, "services/platform"))).toBe("node_modules/platform-compile/dist/interpreter/");
  });

  it("is where it will be if nothing is installed yet", () => {
    expect(interpreterMain(repository)).toBe("node_modules/platform-compile/dist/interpreter/");
  });
});
