/** Starts child processes and measures their time and memory. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { frozenProject } from "../tools/fixtures/project.ts";

/** A separate project folder, so that a measurement never changes the committed plans. */
export interface Workplace {
  readonly folder: string;
  /** Milliseconds per pass of one run with `--format json`. */
  passes(args: readonly string[]): Readonly<Record<string, number>>;
  remove(): void;
}

/** Copies the frozen specs. */
export function prepare(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), "platform-compile-bench-"));
  cpSync(join(frozenProject, "spec"), join(folder, "spec"), { recursive: true });
  writeFileSync(join(folder, "Pulumi.yaml"), "name: bench\n");
  const place: Workplace = {
    folder,
    passes: (args) => (JSON.parse(run(place, args).stdout) as { specs: [{ milliseconds: Record<string, number> }] }).specs[0].milliseconds,
    remove: () => rmSync(folder, { recursive: true }),
  };
  return place;
}

/** Wall time in milliseconds, from before the process starts until it exits. No plan exists on disk beforehand. */
export function startToEnd(place: Workplace, args: readonly string[]): number {
  rmSync(join(place.folder, "generated"), { recursive: true, force: true });
  const start = process.hrtime.bigint();
  run(place, args);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Peak resident memory of one run in MiB, reported by the process itself at exit. */
export function peakMemory(place: Workplace, args: readonly string[]): number {
  const { stderr } = run(place, ["--require", join(import.meta.dirname, "../tools/meter.cjs"), ...args]);
  return Number(/^used \d+ (\d+)$/m.exec(stderr)![1]) / 1024;
}

function run({ folder }: Workplace, args: readonly string[]): { readonly stdout: string; readonly stderr: string } {
  // Node reads extra certificates at every start, which would make the bare start look slow.
  const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}\n${stderr}`);
  return { stdout, stderr };
}
