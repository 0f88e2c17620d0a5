/**
 * Records what each generator last produced, and from what, so that `npm run generate` skips what is fresh. A generator is skipped only
 * when its code, the packages and its data are unchanged, and its own files still have the content that it wrote.
 *
 * `.cache/generate.json` is not committed: on a fresh clone every generator runs, so `generate:check` checks everything.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listFiles, type GeneratedFiles } from "./generated-files.ts";
import { codeOf, commonData, dataFiles, hashOfFile, hashOfFiles } from "./inputs.ts";
import { projectRoot } from "./packages.ts";

/** One generator. */
export interface Step {
  readonly name: string;
  /** The file that `files` imports. Its own imports are followed from there. */
  readonly source: string;
  /** Globs of everything that it reads besides its code and packages. If omitted: `commonData` (inputs.ts), and the output of earlier steps. */
  readonly reads?: readonly string[];
  /** Folders that may contain nothing else. */
  readonly owned?: readonly string[];
  readonly files: () => GeneratedFiles | Promise<GeneratedFiles>;
  /** A part of the work that reads all that the whole reads, for a step that takes long. */
  readonly sample?: () => GeneratedFiles | Promise<GeneratedFiles>;
}

/** One generator's last run: the hash of its inputs, and of each file that it wrote. */
interface Entry {
  readonly inputs: string;
  readonly outputs: Readonly<Record<string, string>>;
}

const memoryFile = join(projectRoot, ".cache/generate.json");

export interface MemoryOptions {
  /** Treat nothing as fresh. */
  readonly force?: boolean;
  readonly file?: string;
}

export class Memory {
  readonly #steps: readonly Step[];
  readonly #force: boolean;
  readonly #file: string;
  readonly #entries: Map<string, Entry>;
  #code: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(steps: readonly Step[], { force = false, file = memoryFile }: MemoryOptions = {}) {
    this.#steps = steps;
    this.#force = force;
    this.#file = file;
    this.#entries = new Map(readEntries(file));
  }

  /** The paths of the step's files if they are fresh; otherwise undefined. */
  async fresh(step: Step): Promise<readonly string[] | undefined> {
    const entry = this.#entries.get(step.name);
    if (this.#force || entry === undefined || entry.inputs !== (await this.#inputsOf(step))) return undefined;
    const paths = Object.keys(entry.outputs);
    const changed = paths.some((path) => hashOfFile(path) !== entry.outputs[path]);
    const leftOver = (step.owned ?? []).flatMap(listFiles).some((path) => !(path in entry.outputs));
    return changed || leftOver ? undefined : paths;
  }

  /** Records that the step's files on disk are what it generates. */
  async record(step: Step, paths: Iterable<string>, touched: readonly string[]): Promise<void> {
    // The written files may be code that others import.
    if (touched.length > 0) this.#code = undefined;
    this.#entries.delete(step.name);
    const inputs = await this.#inputsOf(step);
    const outputs = Object.fromEntries([...paths].map((path) => [path, hashOfFile(path)]));
    if (inputs !== undefined) this.#entries.set(step.name, { inputs, outputs });
    writeEntries(this.#file, this.#entries);
  }

  /** Records that the step's files on disk are not what it would generate. */
  forget(step: Step): void {
    this.#entries.delete(step.name);
    writeEntries(this.#file, this.#entries);
  }

  /** Undefined when unknown: the sources do not bundle, or an earlier step has no entry. */
  async #inputsOf(step: Step): Promise<string | undefined> {
    const earlier = step.reads === undefined ? this.#steps.slice(0, this.#steps.indexOf(step)) : [];
    const made = earlier.map(({ name }) => this.#entries.get(name)?.outputs);
    this.#code ??= await codeOf(this.#steps.map(({ source }) => source));
    const code = this.#code?.get(step.source);
    if (code === undefined || made.includes(undefined)) return undefined;
    const hash = createHash("sha256").update(hashOfFiles([...code, ...dataFiles(step.reads ?? commonData)]));
    return hash.update(JSON.stringify(made)).digest("hex");
  }
}

function readEntries(file: string): readonly (readonly [string, Entry])[] {
  try {
    return Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, Entry>);
  } catch {
    // Absent or truncated: start empty.
    return [];
  }
}

/** Writes atomically: two runs may write at the same time. */
function writeEntries(file: string, entries: ReadonlyMap<string, Entry>): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(Object.fromEntries(entries)));
  renameSync(draft, file);
}
