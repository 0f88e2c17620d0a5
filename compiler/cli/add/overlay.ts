/** Spec files with edits that are not written yet. */
import type { FileReader } from "../../source/types.ts";

export class Overlay implements FileReader {
  readonly #below: FileReader;
  readonly #texts = new Map<string, string>();

  constructor(below: FileReader) {
    this.#below = below;
  }

  read(file: string, within?: boolean): ReturnType<FileReader["read"]> {
    const text = this.#texts.get(file);
    return text === undefined ? this.#below.read(file, within) : { bytes: new TextEncoder().encode(text) };
  }

  list(folder: string): readonly string[] {
    return this.#below.list?.(folder) ?? [];
  }

  /** The text with edits; undefined if the file cannot be read. */
  text(file: string): string | undefined {
    return textOf(this, file);
  }

  write(file: string, text: string): void {
    if (text === textOf(this.#below, file)) this.#texts.delete(file);
    else this.#texts.set(file, text);
  }

  /** Every file that differs from what is below. */
  edits(): readonly FileEdit[] {
    return [...this.#texts].map(([file, after]) => ({ file, before: textOf(this.#below, file), after }));
  }
}

/** A file before and after; it does not exist before if it is new. */
export interface FileEdit {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** Keeps a byte order mark, and replaces nothing: the file was checked to be UTF-8. */
function textOf(reader: FileReader, file: string): string | undefined {
  const content = reader.read(file);
  return "bytes" in content ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(content.bytes) : undefined;
}
