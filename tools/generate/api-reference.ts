/** The reference of the library under docs/api/, by typedoc, from the types that the package ships. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Application, type TypeDocOptions } from "typedoc";
import { projectRoot } from "./packages.ts";
import { laidOut } from "./write.ts";

const folder = "docs/api";

/** Every page. Throws if typedoc has a warning, such as a link to something that does not exist. */
export async function apiReferenceFiles(): Promise<Map<string, string>> {
  mkdirSync(join(projectRoot, ".cache"), { recursive: true });
  const draft = mkdtempSync(join(projectRoot, ".cache/api-"));
  try {
    await write(draft);
    const files = new Map<string, string>();
    for (const name of readdirSync(join(draft, "out"))) {
      const path = `${folder}/${name}`;
      files.set(path, await laidOut(path, readFileSync(join(draft, "out", name), "utf8")));
    }
    return files;
  } finally {
    rmSync(draft, { recursive: true });
  }
}

async function write(draft: string): Promise<void> {
  const tsconfig = join(draft, "tsconfig.json");
  const types = join(projectRoot, "generated/library/index.d.cts");
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions: { module: "nodenext", types: [], lib: ["es2023"] }, files: [types] }));
  const options = {
    entryPoints: [types],
    tsconfig,
    name: "platform-compile",
    plugin: ["typedoc-plugin-markdown"],
    readme: join(projectRoot, "compiler/library/README.md"),
    disableSources: true,
    disableGit: true,
    logLevel: "Warn",
    treatWarningsAsErrors: true,
    // The default is docs/, which typedoc would empty.
    out: join(draft, "out"),
    groupOrder: ["Functions", "*"],
    sort: ["source-order"],
    // Options of the Markdown plugin. A program of one module is one page.
    router: "module",
    mergeReadme: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    hidePageTitle: true,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    typeDeclarationFormat: "table",
    tableColumnSettings: { hideModifiers: true },
  } as Partial<TypeDocOptions>;
  const app = await Application.bootstrapWithPlugins(options);
  const project = await app.convert();
  if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("typedoc reports problems, see above");
  await app.generateOutputs(project);
}
