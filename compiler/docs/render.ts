/** Renders templates. They are compiled to functions when the project is generated, so that only Handlebars' small runtime is needed. */
import Handlebars from "handlebars/dist/cjs/handlebars.runtime.js";
import { docsMark } from "../diagnostics/docs.ts";
import { templates, type TemplateName } from "../../generated/templates.js";

export type { TemplateName };

/** Text of a page: without consecutive blank lines, and with a line feed at the end. */
export function render(name: TemplateName, view: object): string {
  const text = Handlebars.default.template(templates[name])({ mark: docsMark, ...view });
  return withoutGaps(text.trim());
}

/** Equivalent to `replaceAll(/\n{3,}/g, "\n\n")` plus a final line feed, but much faster on a million characters. */
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
