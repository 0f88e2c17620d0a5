/** Every pattern that can refuse a value has its form in words: no message shows a regular expression. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../../schema/documents");

function* patterns(value: unknown): Iterable<{ readonly pattern: string; readonly form: unknown }> {
  if (typeof value !== "object" || value === null) return;
  const { pattern, "x-form": form } = value as Readonly<Record<string, unknown>>;
  if (typeof pattern === "string") yield { pattern, form };
  for (const inner of Object.values(value)) yield* patterns(inner);
}

describe("patterns of documents", () => {
  it.each(readdirSync(folder))("%s: each has its form in words", (file) => {
    const found = [...patterns(JSON.parse(readFileSync(join(folder, file), "utf8")))];
    expect(found.filter(({ form }) => typeof form !== "string")).toEqual([]);
  });
});
