/** Plans that are not compiled in this run: files, and files of a commit. */
import { fillDefaults } from "../../model/defaults.ts";
import { isPlan } from "../../plan/document.ts";
import type { Plan } from "../../plan/types.ts";

/** The plan in a text; undefined if it is none of this format. Drivers of the cost that an older compiler did not know have their defaults. */
export function planIn(text: string | undefined): Plan | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isPlan(value) ? { ...value, usage: usageOf(value) } : undefined;
  } catch {
    return undefined;
  }
}

function usageOf({ class: environmentClass, usage }: Plan): Plan["usage"] {
  const { usage: defaults } = fillDefaults({ usage: {} }, environmentClass) as { readonly usage: Plan["usage"] };
  const given = Object.entries(usage).filter(([driver, value]) => typeof value === typeof (defaults[driver] ?? value));
  return { ...defaults, ...Object.fromEntries(given) };
}
