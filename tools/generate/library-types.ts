/**
 * Types of the library, in one file that imports nothing: a program that uses it needs neither our sources nor @pulumi/aws. Declarations
 * are made file by file, from the annotations alone, so nothing but the files that they lead to is read.
 */
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import ts from "typescript";
import { projectRoot } from "./packages.ts";
import { formattedFiles } from "./write.ts";

/** What a file says about itself, in front of its imports or of the comment on its first declaration. It is for people who read sources. */
const fileComment = /^\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*(?=import |export \{|export type \{|\/\*\*)/;

const entry = join(projectRoot, "compiler/library/index.ts");

/** generated/library/index.d.cts. Throws if a declaration needs a type that is not written down, or a package. */
export async function libraryTypeFiles(): Promise<Map<string, string>> {
  mkdirSync(join(projectRoot, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(projectRoot, ".cache/types-"));
  try {
    for (const [file, text] of declarations()) {
      const target = join(folder, relative(projectRoot, file));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    return await formattedFiles({ "generated/library/index.d.cts": await rolledUp(folder, join(folder, relative(projectRoot, entry))) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Declarations of the entry and of what they import, by the path of their source. */
function declarations(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    const text = declarationOf(file);
    found.set(file, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (!fileName.startsWith(".")) throw new Error(`${relative(projectRoot, file)} shows a type of ${fileName} to users of the library`);
      open.push(join(dirname(file), fileName));
    }
  }
  return found;
}

function declarationOf(fileName: string): string {
  const compilerOptions = { isolatedDeclarations: true, allowImportingTsExtensions: true, verbatimModuleSyntax: true };
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(fileName, "utf8"), { fileName, compilerOptions });
  const [problem] = diagnostics;
  if (problem !== undefined)
    throw new Error(`${relative(projectRoot, fileName)}: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`);
  return outputText.replace(fileComment, "");
}

async function rolledUp(folder: string, input: string): Promise<string> {
  const tsconfig = join(folder, "tsconfig.json");
  const compilerOptions = { module: "nodenext", allowImportingTsExtensions: true, types: [], lib: ["es2023"], skipLibCheck: true };
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files: [input] }));
  const bundle = await rollup({ input, plugins: [dts({ tsconfig })] });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  return output[0].code;
}
