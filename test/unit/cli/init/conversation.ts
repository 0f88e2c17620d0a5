/** A terminal in which answers are typed when their questions appear. */
import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import type { CliIo } from "../../../../compiler/cli/command.ts";

export interface Conversation {
  readonly streams: ReturnType<CliIo["terminal"]>;
  /** Questions that did not appear. */
  left(): readonly string[];
}

/** Pairs of a text to wait for and the keys to press then. */
export function conversation(steps: readonly (readonly [question: string, keys: string])[]): Conversation {
  const waiting = [...steps];
  // Questions are drawn for a terminal: raw input, so that every key arrives at once, and a width.
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  let shown = "";
  const output = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        shown += stripVTControlCharacters(chunk.toString("utf8"));
        const next = waiting[0];
        if (next !== undefined && shown.includes(next[0])) {
          waiting.shift();
          shown = "";
          setImmediate(() => input.write(next[1]));
        }
        done();
      },
    }),
    { isTTY: true, columns: 200, rows: 40 },
  );
  return { streams: { input, output }, left: () => waiting.map(([question]) => question) };
}
