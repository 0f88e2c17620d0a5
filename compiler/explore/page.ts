/** Builds one self-contained HTML file that needs no network or server, and cannot execute content of a plan. */
import { sha256Hex } from "../canonical/hash.ts";
import { pageData } from "./data.ts";
import type { ExploreEnvironment } from "./types.ts";

/** The page's own assets, as built. */
export interface PageAssets {
  /** A classic script. */
  readonly script: string;
  readonly style: string;
}

/**
 * The page of `environments`, of which there must be at least one; the first is shown initially. A plan's content is embedded only as JSON
 * in a data block or as escaped text. The content security policy allows only the page's own script, by its hash.
 */
export function explorePage(environments: readonly ExploreEnvironment[], { script, style }: PageAssets): string {
  const names = environments.map(({ plan }) => plan.environment);
  const title = `${environments[0]!.plan.project}: ${names.join(", ")}`;
  const data = environments.flatMap((environment, index) =>
    [...pageData(environment)].map(([part, value]) => dataBlock(`data-${index}${part}`, value)),
  );
  const pictures = environments.map(
    ({ picture }, index) => `<figure id="picture-${index}" class="picture-frame" hidden>${picture}</figure>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>This page lists, searches and compares resources by its own script, which is switched off.</noscript>
<template id="pictures">${pictures.join("\n")}</template>
<div id="app"></div>
${dataBlock("environments", names)}
${data.join("\n")}
<script>${script}</script>
</body>
</html>
`;
}

/** Writes `<` as a JSON escape sequence, so that no text can end the block, and `##[`, which CI systems obey. */
function dataBlock(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("##[", "#\\u0023[")}</script>`;
}

function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

function digest(text: string): string {
  return `sha256-${Buffer.from(sha256Hex(text), "hex").toString("base64")}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
