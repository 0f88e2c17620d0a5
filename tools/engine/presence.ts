/** Tracks running plugins with one file each in the account's folder, so that a test can wait until a killed update has come to rest. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { variables } from "./provider/environment.ts";

const folderOf = (cloud: string): string => join(cloud, "processes");

/** Records that this process runs. */
export function present(): void {
  const folder = folderOf(process.env[variables.cloud] ?? "");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, String(process.pid));
  writeFileSync(file, "");
  process.on("exit", () => rmSync(file, { force: true }));
}

/** Forgets the plugins of earlier commands, which the engine killed. Call it when none runs. */
export function forgetProcesses(cloud: string): void {
  rmSync(folderOf(cloud), { recursive: true, force: true });
}

/** Plugins started since then that still run. */
export function processes(cloud: string): readonly number[] {
  return existsSync(folderOf(cloud)) ? readdirSync(folderOf(cloud)).map(Number).filter(runs) : [];
}

/** A process that nobody reaps stays listed as a zombie. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}/stat`) || !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
