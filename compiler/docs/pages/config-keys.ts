/** `config-keys.md`: an index of all keys, with the general keys in full. */
import { allKeys, generalKeys, moduleSections, type KeyFacts } from "../../reference/keys.ts";
import type { DocInput } from "../input.ts";
import { table } from "../markdown.ts";
import { render } from "../render.ts";
import { defaultText } from "../../reference/effect-words.ts";
import { gravestText, keyLink, shownValue } from "../values.ts";
import { priceNote } from "../quoted-prices.ts";
import { keySection } from "./key-section.ts";
import { modulePages } from "../../../generated/pages.ts";

export function configKeysPage(input: DocInput): string {
  return render("config-keys", {
    count: allKeys().length,
    prices: priceNote(input),
    general: keyTable(generalKeys(), input),
    sections: generalKeys().map((key) => keySection(key, input)),
    modules: moduleSections()
      .filter(({ keys }) => keys.length > 0)
      .map(({ name, title, keys }) => ({ title, page: `${modulePages[name]!}.md`, section: name, table: keyTable(keys, input) })),
  });
}

function keyTable(keys: readonly KeyFacts[], input: DocInput): string {
  const rows = keys.map((key) => [
    keyLink(key.path),
    key.summary,
    key.presence === "default" ? defaultText(key, 24) : key.presence,
    ...input.environments.map((environment) => shownValue(environment, key.path, 24)),
    gravestText(key.path),
  ]);
  return table(["Key", "Description", "Default", ...input.environments.map(({ name }) => name), "A change"], rows);
}
