/**
 * A Pulumi CLI for tests: the one on PATH, else one built with Go from tools/go.mod, else the one that npm's `pulumi` package downloads.
 * Tests never skip when none of them works: the caller gets an error that lists what was tried.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { locked } from "./lock.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../", import.meta.url));
const cache = join(root, ".cache", "bin");
const built = join(cache, "pulumi");
const stamp = join(cache, "pulumi.built-from");
const commandPackage = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

let found: Promise<string> | undefined;

/** Path (or name on PATH) of a CLI that answers `pulumi version`. The first build takes minutes; parallel callers share it. */
export function ensurePulumi(): Promise<string> {
  found ??= find();
  return found;
}

async function find(): Promise<string> {
  const tried: string[] = [];
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      const path = await attempt();
      await run(path, ["version"], { env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "1" } });
      return path;
    } catch (error) {
      tried.push(`${name}: ${(error as Error).message.trim().split("\n").slice(0, 5).join("\n    ")}`);
    }
  }
  throw new Error(`No Pulumi CLI, and tests of the engine cannot run without one. Tried:\n  ${tried.join("\n  ")}`);
}

const attempts: Readonly<Record<string, () => Promise<string>>> = {
  "pulumi on PATH": () => Promise.resolve("pulumi"),
  "go build from tools/go.mod": () => alone("pulumi-build", buildWithGo),
  "npm package pulumi": () => alone("pulumi-npm", installWithNpm),
};

function alone(name: string, work: () => Promise<string>): Promise<string> {
  mkdirSync(cache, { recursive: true });
  return locked(join(cache, `${name}.lock`), work);
}

/** Go's own cache makes this a matter of seconds. A binary built from the same go.mod is not rebuilt. */
async function buildWithGo(): Promise<string> {
  const [module, sums] = ["go.mod", "go.sum"].map((name) => readFileSync(join(root, "tools", name), "utf8"));
  const state = createHash("sha256").update(`${module}${sums}`).digest("hex");
  if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, "utf8") === state) return built;
  const version = /pulumi\/pkg\/v3 (v\S+)/.exec(module ?? "")?.[1];
  if (version === undefined) throw new Error("tools/go.mod does not require github.com/pulumi/pulumi/pkg/v3");
  const flags = `-s -w -X ${versionVariable}=${version}`;
  await run("go", ["build", "-o", built, "-ldflags", flags, commandPackage], { cwd: join(root, "tools"), maxBuffer: 1 << 26 });
  writeFileSync(stamp, state);
  return built;
}

/** The package's command downloads the CLI on its first run. */
async function installWithNpm(): Promise<string> {
  const prefix = join(cache, "npm");
  await run("npm", ["install", "--no-save", "--prefix", prefix, "pulumi"], { maxBuffer: 1 << 26 });
  return join(prefix, "node_modules", ".bin", "pulumi");
}
