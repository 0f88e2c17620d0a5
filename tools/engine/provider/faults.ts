/** Trouble that a test asks for, in a file beside the resources: the provider's process belongs to the engine. */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Cloud } from "./cloud.ts";

/** What happens at a call. Of `resource` and `nth`, what is given must fit; a delay comes before the rest. */
export interface Fault {
  /** gRPC method in camel case, `create`; or several, counted together. */
  readonly method: string | readonly string[];
  /** Logical name of the resource. */
  readonly resource?: string;
  /** Only the nth call of these methods since the faults were set, of all providers. */
  readonly nth?: number;
  /** Milliseconds that the call takes longer. */
  readonly delay?: number;
  /** What AWS says: the call fails. */
  readonly message?: string;
  /** A process that gets SIGKILL: before the call reaches AWS (`…-late`: after it took effect, before the engine hears of it). */
  readonly kill?: Victim | `${Victim}-late`;
}

/** The provider itself, the program, or the CLI. */
export type Victim = "provider" | "program" | "cli";

const file = (cloud: string): string => join(cloud, "faults.json");

/** The faults in force, until they are set anew. */
export function setFaults(cloud: string, faults: readonly Fault[]): void {
  if (faults.length === 0) rmSync(file(cloud), { force: true });
  else writeFileSync(file(cloud), JSON.stringify({ set: randomUUID(), faults } satisfies FaultFile));
}

interface FaultFile {
  /** Tells one setting of faults from another, so that counting starts anew. */
  readonly set: string;
  readonly faults: readonly Fault[];
}

/** Writes down which process a victim is, for `kill`. */
export function registerVictim(folder: string, victim: Exclude<Victim, "provider">, pid: number): void {
  writeFileSync(join(folder, `${victim}.pid`), String(pid));
}

/** Does a call with the trouble that a test wants around it. Previews never reach AWS, so they have none. */
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

/** This process is about to die: calls that come now never reach AWS. */
let dying = false;

/** Kills, and waits until that has been noticed. Answers that were given before get out first. */
async function strike(folder: string, victim: Victim): Promise<void> {
  if (victim === "provider") dying = true;
  await new Promise((resolve) => setTimeout(resolve, 30));
  const pid = victim === "provider" ? process.pid : Number(readFileSync(join(folder, `${victim}.pid`), "utf8"));
  if (victim === "cli") await stopBetweenWrites(pid);
  process.kill(pid, "SIGKILL");
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/**
 * Stops the CLI where its checkpoint is whole. The file backend writes it in place, so a kill in the middle of a write leaves a torn
 * file, from which only its backup (`.bak`) helps; what is tested here is the recovery from everything else.
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
