/** Runs `init` in a new folder for each test. */
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { parse } from "yaml";
import { run, type Outcome, type World } from "../run.ts";

/** The folder of the test, and the one around it. */
export let root = "";
export let outside = "";

/** Starts every test of a file with an empty folder. A file calls it itself: files share this module. */
export function newFolders(): void {
  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), "platform-compile-"));
    root = join(outside, "acme-platform");
    mkdirSync(root);
  });
  afterEach(() => rmSync(outside, { recursive: true }));
}

/** Answers to the questions that have no default. */
export const flags = ["--account", "123456789012", "--region", "eu-central-1", "--domain", "acme.example"];

export function init(argv: readonly string[], world: World = {}): Promise<Outcome> {
  return run(["init", ...argv], { cwd: root, ...world });
}

export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** What a spec that was written states. */
export function spec(name: string): Record<string, Record<string, unknown>> {
  return parse(read(`spec/${name}.yaml`)) as Record<string, Record<string, unknown>>;
}

export function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Every file below the root, in order. */
export function files(): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => !lstatSync(join(root, file)).isDirectory())
    .sort();
}

/** The files of a project with two environments. */
export const everyFile = [
  ".github/workflows/platform.yml",
  ".gitignore",
  ".vscode/extensions.json",
  ".vscode/settings.json",
  "Pulumi.yaml",
  "package.json",
  "spec/dev.yaml",
  "spec/prod.yaml",
];
