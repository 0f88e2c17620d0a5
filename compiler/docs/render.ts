/** Templates are compiled to functions when the project is generated; only Handlebars' small runtime is needed to run them. */
import Handlebars from "handlebars/dist/cjs/handlebars.runtime.js";
import { templates, type TemplateName } from "../../generated/templates.js";

export type { TemplateName };

/** Text of a page: no two empty lines stand together, and it ends with a line feed. */
export function render(name: TemplateName, view: object): string {
  const text = Handlebars.default.template(templates[name])(view);
  return withoutGaps(text.trim());
}

/** What `replaceAll(/\n{3,}/g, "\n\n")` does, without looking at each of a million characters by an expression; and the last line feed. */
function withoutGaps(text: string): string {
  const parts: string[] = [];
  let start = 0;
  for (let gap = text.indexOf("\n\n\n"); gap >= 0; gap = text.indexOf("\n\n\n", start)) {
    parts.push(text.slice(start, gap + 2));
    start = gap + 3;
    while (text[start] === "\n") start += 1;
  }
  parts.push(text.slice(start), "\n");
  return parts.join("");
}
