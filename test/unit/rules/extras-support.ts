/** Specs with extras for tests: small texts over spec/dev.yaml, and what the compiler says of them. */
import { expect } from "vitest";
import { compileSpec } from "../../../compiler/compile.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/types.ts";
import { frozenFiles } from "../../../tools/fixtures/specs.ts";

const disk = frozenFiles;

/** Diagnostics of `text` over spec/dev.yaml, by code, without those of nothing but defaults. */
export function compile(text: string): readonly Diagnostic[] {
  const spec = `extends: dev.yaml\nenvironment: extras\nclass: dev\n${text}`;
  const reader = {
    read: (file: string, within?: boolean) => (file === "spec/extras.yaml" ? { bytes: Buffer.from(spec) } : disk.read(file, within)),
  };
  return compileSpec("spec/extras.yaml", reader, { asOf: "2026-11-24" }).diagnostics;
}

/** The one diagnostic of a code, as `line:column message`, counted from the first line of the text. */
export function only(text: string, code: string): { readonly at: string; readonly message: string; readonly help: string } {
  const found = compile(text).filter((diagnostic) => diagnostic.rule === code);
  expect(found.map(({ message }) => message)).toHaveLength(1);
  const { range, message, help = "" } = found[0]!;
  return { at: `${range.line - 3}:${range.column}`, message, help };
}

/** An extra service of the least that one needs, with further lines. */
export const service = (name: string, more = "") =>
  `ecsServices:\n  extraServices:\n    ${name}:\n      paths: [/some]\n      desiredCount: 1\n      cpu: 256\n      memory: 512\n${more}`;
/** Lines under the extras of the api service. */
export const extra = (lines: string) => `ecsServices:\n  serviceExtras:\n    api:\n${lines.replaceAll(/^/gm, "      ")}\n`;
