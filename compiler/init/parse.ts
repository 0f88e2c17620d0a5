/** Turns what people type into answers: forgiving about spelling that has one meaning. What is left is checked by the schema and the rules. */
import { environmentClassOf } from "../model/defaults.ts";
import type { EnvironmentName } from "./answers.ts";

/** `1234-5678-9012`, as the console shows it, is `123456789012`. */
export function accountOf(text: string): string {
  return text.replace(/[\s-]/g, "");
}

/** The hosted zone: without a scheme, a final dot, or the `api.` that hosts get. */
export function domainOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[./]+$/, "")
    .replace(/^api\.(?=.+\.)/, "");
}

/** `dev, staging:dev, prod`: names, each with the class that its name implies or that it states. */
export function environmentsIn(text: string): readonly EnvironmentName[] {
  return text
    .split(/[,\s]+/)
    .filter((word) => word !== "")
    .map((word) => {
      const [name = "", stated] = word.split(":");
      // Another class than these two is left in the name, which the schema then refuses.
      if (stated !== undefined && stated !== "dev" && stated !== "prod") return { name: word, class: "prod" };
      return { name, class: stated ?? environmentClassOf({ environment: name }) };
    });
}

/** `10000`, `10,000`, `10_000`, `10k`, `1M`; undefined if it is not a whole number above zero. */
export function sizeOf(text: string): number | undefined {
  const [, digits, unit = ""] = /^(\d[\d,_]*)([km]?)$/i.exec(text.trim()) ?? [];
  const factor = { k: 1000, m: 1_000_000 }[unit.toLowerCase()] ?? 1;
  const size = Number(digits?.replace(/[,_]/g, "")) * factor;
  return Number.isSafeInteger(size) && size > 0 ? size : undefined;
}

/** A project name made from a folder's name: `Acme Platform (new)` becomes `acme-platform-new`. */
export function projectOf(folder: string): string {
  const words = folder.toLowerCase().split(/[^a-z0-9]+/);
  const name = words
    .filter((word) => word !== "")
    .join("-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 24)
    .replace(/-$/, "");
  return name.length < 2 ? "platform" : name;
}
