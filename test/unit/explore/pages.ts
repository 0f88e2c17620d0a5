/** Explorers for tests: frozen specs, with the front end built from its sources, in a real browser. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { compileSpec } from "../../../compiler/compile.ts";
import { exploreDiff } from "../../../compiler/cli/explore/diff.ts";
import { diffOf } from "../../../compiler/diff/index.ts";
import type { Pair, Side } from "../../../compiler/diff/types.ts";
import type { FileReader } from "../../../compiler/source/types.ts";
import { specText } from "../../../tools/fixtures/project.ts";
import { exploreEnvironment } from "../../../compiler/cli/explorer.ts";
import { explorePage, type PageAssets } from "../../../compiler/explore/page.ts";
import type { ExploreEnvironment } from "../../../compiler/explore/types.ts";
import { buildExplorer } from "../../../tools/build/explorer.ts";
import { launchChromium } from "../../../tools/chromium.ts";
import { project } from "../cli/run.ts";
import { compileFrozen, frozenDay, frozenFiles } from "../../../tools/fixtures/specs.ts";

/** One environment of a frozen spec, as the command collects it. */
export function frozen(name: string): ExploreEnvironment {
  const { plan, environment, source } = compileFrozen(name);
  return exploreEnvironment(plan, environment, source);
}

/** The change of a frozen spec by an edit of its text, as the command collects it, and what `diff` says about it. */
export function edited(name: string, edit: (text: string) => string, base: (text: string) => string = (text) => text) {
  const file = `spec/${name}.yaml`;
  const sideOf = (label: string, text: string): Side => {
    const read: FileReader["read"] = (path, within) =>
      path === file ? { bytes: new TextEncoder().encode(text) } : frozenFiles.read(path, within);
    const { plan, source, diagnostics } = compileSpec(file, { read }, { asOf: frozenDay, judge: true, ignoreBudget: true });
    return { label, text, diagnostics, ...(plan && { plan }), ...(source && { source }) };
  };
  const old = base(specText(name));
  const pair: Pair = { file, before: sideOf(`main:${file}`, old), after: sideOf(file, edit(old)) };
  const diff = diffOf(pair, { asOf: frozenDay });
  return { pair, diff, environment: exploreDiff(diff, pair) };
}

export interface Opened {
  readonly page: Page;
  /** Everything that the console and uncaught errors reported. */
  readonly complaints: readonly string[];
}

/** A browser, a folder of pages, and the built front end. Close it after the tests. */
export class Explorers {
  readonly browser: Browser;
  readonly assets: PageAssets;
  readonly #folder: string;

  private constructor(browser: Browser, folder: string) {
    this.browser = browser;
    this.#folder = folder;
    const read = (file: string) => readFileSync(join(folder, "explore", file), "utf8");
    this.assets = { script: read("page.js"), style: read("page.css") };
  }

  static async start(): Promise<Explorers> {
    mkdirSync(join(project, ".cache"), { recursive: true });
    const folder = mkdtempSync(join(project, ".cache/explorers-"));
    await buildExplorer(folder);
    return new Explorers(await launchChromium(), folder);
  }

  /** URL of the page for some environments. */
  write(name: string, environments: readonly ExploreEnvironment[]): string {
    const file = join(this.#folder, `${name}.html`);
    writeFileSync(file, explorePage(environments, this.assets));
    return pathToFileURL(file).href;
  }

  /** A new page, without network access and without state of earlier pages. */
  async open(address: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Opened> {
    const page = await this.browser.newPage({ viewport: { width: 1400, height: 900 }, offline: true, ...options });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(error.message));
    // Not an exception, so that no other event reports it.
    await page.addInitScript("addEventListener('error', ({ message }) => console.error(message))");
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    return { page, complaints };
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.#folder, { recursive: true });
  }
}
