/** Serializes work between processes, such as a build that parallel test workers share. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Runs `work` while holding the lock file `path`, whose folder must exist. Takes over a lock whose process is gone. */
export async function locked<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!take(path)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (!ownerIsAlive(path)) rmSync(path, { force: true });
    return false;
  }
}

function ownerIsAlive(path: string): boolean {
  try {
    const owner = Number(readFileSync(path, "utf8"));
    // An empty file is a lock that another process is just acquiring.
    return owner === 0 || process.kill(owner, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
