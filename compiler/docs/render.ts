/** Templates are compiled to functions when the project is generated; only Handlebars' small runtime is needed to run them. */
import Handlebars from "handlebars/dist/cjs/handlebars.runtime.js";
import { templates, type TemplateName } from "../../generated/templates.js";

export type { TemplateName };

/** Text of a page: no two empty lines stand together, and it ends with a line feed. */
export function render(name: TemplateName, view: object): string {
  const text = Handlebars.default.template(templates[name])(view);
  return `${text.replaceAll(/\n{3,}/g, "\n\n").trim()}\n`;
}
