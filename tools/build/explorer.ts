/** Builds the explorer's front end, `<outDir>/explore/page.js` and `page.css`, which `platform-compile explore` inlines into its page. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { pictureStyle } from "../../compiler/graph/picture/style.ts";

const source = join(import.meta.dirname, "../../compiler/explore/page");

/** Bundles the script and the style sheet, including the diagrams'. Returns esbuild's metafile. */
export async function buildExplorer(outDir: string): Promise<Metafile> {
  const folder = join(outDir, "explore");
  mkdirSync(folder, { recursive: true });
  const { metafile, outputFiles } = await build({
    entryPoints: [join(source, "main.ts"), join(source, "page.css")],
    outdir: folder,
    write: false,
    bundle: true,
    format: "iife",
    target: ["chrome110", "firefox115", "safari16.4"],
    minify: true,
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  const textOf = (suffix: string) => outputFiles.find(({ path }) => path.endsWith(suffix))!.text;
  // The script is inlined into an HTML element: nothing in it may close that element or open a comment.
  writeFileSync(
    join(folder, "page.js"),
    textOf("main.js")
      .replaceAll("</", String.raw`<\/`)
      .replaceAll("<!--", String.raw`<\!--`),
  );
  writeFileSync(join(folder, "page.css"), textOf("page.css") + pictureStyle());
  return metafile;
}
