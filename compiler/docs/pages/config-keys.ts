/** `config-keys.md`: an index of all keys, with the general keys in full. */
import { allKeys, generalKeys, moduleSections, type KeyFacts } from "../../reference/keys.ts";
import { regionsOf, type DocInput } from "../input.ts";
import { table } from "../markdown.ts";
import { render } from "../render.ts";
import { keyIn } from "../../reference/in-regions.ts";
import { defaultText } from "../../reference/effect-words.ts";
import { gravestText, keyLink, shownValue } from "../values.ts";
import { keySection } from "./key-section.ts";
import { modulePages } from "../../../generated/pages.ts";

export function configKeysPage(input: DocInput): string {
  return render("config-keys", {
    count: allKeys().length,
    general: keyTable(generalKeys(), input),
    sections: generalKeys().map((key) => keySection(key, input)),
    modules: moduleSections()
      .filter(({ keys }) => keys.length > 0)
      .map(({ name, title, keys }) => ({ title, page: `${modulePages[name]!}.md`, section: name, table: keyTable(keys, input) })),
  });
}

function keyTable(keys: readonly KeyFacts[], input: DocInput): string {
  const regions = regionsOf(input);
  const rows = keys.map((key) => [
    keyLink(key.path),
    keyIn(regions, key).summary,
    key.presence === "default" ? defaultText(key, 24) : key.presence,
    ...input.environments.map((environment) => shownValue(environment, key.path, 24)),
    gravestText(key.path),
  ]);
  return table(["Key", "Description", "Default", ...input.environments.map(({ name }) => name), "A change"], rows);
}
