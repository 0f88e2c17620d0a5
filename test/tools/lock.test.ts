import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { locked } from "../../tools/lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "platform-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("locked", () => {
  it("admits one holder at a time", async () => {
    const seen: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await sleep(20);
      seen.push(`${name} ends`);
    };
    await Promise.all(["a", "b"].map((name) => locked(join(folder, "lock"), work(name))));
    expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  });

  it("is released after a failure", async () => {
    const lock = join(folder, "lock");
    await expect(locked(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(existsSync(lock)).toBe(false);
  });

  it("is taken over from a dead process", async () => {
    const lock = join(folder, "lock");
    writeFileSync(lock, "4194305"); // Above the highest process id of Linux.
    expect(await locked(lock, () => Promise.resolve("done"))).toBe("done");
  });
});
