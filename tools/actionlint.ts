/** actionlint for the test of the workflows, built with Go once: https://github.com/rhysd/actionlint. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { locked } from "./lock.ts";

const run = promisify(execFile);
const version = "v1.7.12";
const folder = join(import.meta.dirname, "../.cache/bin", `actionlint-${version}`);

/** Path of the program. The first call downloads and builds it, which takes a minute. */
export async function ensureActionlint(): Promise<string> {
  const program = join(folder, "actionlint");
  mkdirSync(folder, { recursive: true });
  return locked(join(folder, "lock"), async () => {
    if (!existsSync(program)) {
      await run("go", ["install", `github.com/rhysd/actionlint/cmd/actionlint@${version}`], { env: { ...process.env, GOBIN: folder } });
    }
    return program;
  });
}
