/** Faults that a test injects. They are in a file beside the resources, because the engine owns the provider's process. */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Cloud } from "./cloud.ts";

/** What happens at a call. `resource` and `nth` must match if given; the delay comes first. */
export interface Fault {
  /** gRPC method in camel case, such as `create`; or several, counted together. */
  readonly method: string | readonly string[];
  /** Logical name of the resource. */
  readonly resource?: string;
  /** Only the nth call of these methods since the faults were set, counted over all providers. */
  readonly nth?: number;
  /** Extra duration of the call in milliseconds. */
  readonly delay?: number;
  /** AWS's message: the call fails with it. */
  readonly message?: string;
  /** A process to kill with SIGKILL, before the call reaches AWS, or (`…-late`) after it took effect and before the engine hears of it. */
  readonly kill?: Victim | `${Victim}-late`;
}

/** The provider itself, the program, or the CLI. */
export type Victim = "provider" | "program" | "cli";

const file = (cloud: string): string => join(cloud, "faults.json");

/** The active faults, until a test sets others. */
export function setFaults(cloud: string, faults: readonly Fault[]): void {
  if (faults.length === 0) rmSync(file(cloud), { force: true });
  else writeFileSync(file(cloud), JSON.stringify({ set: randomUUID(), faults } satisfies FaultFile));
}

interface FaultFile {
  /** Identifies one set of faults, so that counting restarts with the next. */
  readonly set: string;
  readonly faults: readonly Fault[];
}

/** Records the process id of a victim, for `kill`. */
export function registerVictim(folder: string, victim: Exclude<Victim, "provider">, pid: number): void {
  writeFileSync(join(folder, `${victim}.pid`), String(pid));
}

/** Runs a call with the faults that a test wants. Previews never reach AWS, so they have none. */
export async function troubled<T>(
  at: { folder: string; cloud: Cloud },
  method: string,
  urn: string | undefined,
  work: () => T | Promise<T>,
): Promise<T> {
  if (urn === undefined || !existsSync(file(at.folder))) return work();
  if (dying) return new Promise<never>(() => undefined);
  const { set, faults: all } = JSON.parse(readFileSync(file(at.folder), "utf8")) as FaultFile;
  const faults = all.filter((fault) => [fault.method].flat().includes(method));
  const mine = faults.filter(({ resource, nth, method: methods }) => {
    if (resource !== undefined && !urn.endsWith(`::${resource}`)) return false;
    return nth === undefined || at.cloud.count(`${set} ${String(methods)}`) === nth;
  });
  for (const { delay, kill, message } of mine) {
    if (delay !== undefined) await new Promise((resolve) => setTimeout(resolve, delay));
    if (kill !== undefined && !kill.endsWith("-late")) await strike(at.folder, kill as Victim);
    if (message !== undefined) throw new Error(message);
  }
  if (dying) return new Promise<never>(() => undefined);
  const result = await work();
  for (const { kill } of mine) if (kill?.endsWith("-late") === true) await strike(at.folder, kill.replace("-late", "") as Victim);
  return result;
}

/** This process is about to die: calls that arrive now never reach AWS. */
let dying = false;

/** Kills the victim and waits until the others notice. Answers given earlier are sent first. */
async function strike(folder: string, victim: Victim): Promise<void> {
  if (victim === "provider") dying = true;
  await new Promise((resolve) => setTimeout(resolve, 30));
  const pid = victim === "provider" ? process.pid : Number(readFileSync(join(folder, `${victim}.pid`), "utf8"));
  if (victim === "cli") await stopBetweenWrites(pid);
  process.kill(pid, "SIGKILL");
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/**
 * Kills the CLI while its checkpoint is complete. The file backend writes the checkpoint in place, so a kill in the middle of a write
 * leaves a truncated file that only its backup (`.bak`) repairs. These tests are about the recovery from everything else.
 */
async function stopBetweenWrites(pid: number): Promise<void> {
  const backend = (process.env["PULUMI_BACKEND_URL"] ?? "").replace("file://", "");
  const folder = join(backend, ".pulumi/stacks");
  for (let attempt = 0; attempt < 200; attempt++) {
    process.kill(pid, "SIGSTOP");
    if (!existsSync(folder) || readdirSync(folder, { recursive: true, encoding: "utf8" }).every((name) => isWhole(join(folder, name))))
      return;
    process.kill(pid, "SIGCONT");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function isWhole(path: string): boolean {
  if (!path.endsWith(".json")) return true;
  try {
    JSON.parse(readFileSync(path, "utf8"));
    return true;
  } catch {
    return false;
  }
}
