/** Do a pattern of a policy and a resource or action meet? Text that is known only at deployment leaves the answer open. */
import { globsMeet } from "../aws/globs.ts";
import type { Unknown } from "./arns.ts";

export type Answer = "yes" | "unknown" | "no";

/** Characters of Unicode's private use area: each stands for one part that is known only at deployment. */
const first = 0xe000;
const unknownPart = /[\uE000-\uF8FF]/g;

/** Gives every unknown part a character of its own, the same wherever the part occurs. */
export class UnknownParts {
  readonly #characters = new Map<string, string>();

  readonly mark: Unknown = (part) => {
    const known = this.#characters.get(part);
    if (known !== undefined) return known;
    const character = String.fromCharCode(first + this.#characters.size);
    this.#characters.set(part, character);
    return character;
  };

  /** The text for readers: `…` for every unknown part. */
  static shown(text: string): string {
    return text.replaceAll(unknownPart, "…");
  }
}

/** Is there a resource that both patterns match? An ARN's wildcards do not reach across its first five colons. */
export function resourcesMeet(pattern: string, target: string): Answer {
  if (pattern === "*" || target === "*") return "yes";
  if (everyPart(pattern, target, (text) => text)) return "yes";
  return everyPart(pattern, target, (text) => text.replaceAll(unknownPart, "*")) ? "unknown" : "no";
}

/** Does the pattern match everything that the target does? */
export function covers(pattern: string, target: string): Answer {
  return resourcesMeet(pattern, target.replaceAll(/[*?]/g, "\uF8FF"));
}

function everyPart(a: string, b: string, prepare: (text: string) => string): boolean {
  const [left, right] = [parts(prepare(a)), parts(prepare(b))];
  if (left.length !== right.length) return globsMeet(prepare(a), prepare(b));
  return left.every((part, index) => globsMeet(part, right[index]!));
}

function parts(arn: string): readonly string[] {
  const split = arn.split(":");
  return split.length <= 6 ? split : [...split.slice(0, 5), split.slice(5).join(":")];
}

/** IAM ignores the case of actions. */
export function actionsMeet(pattern: string, action: string): boolean {
  return globsMeet(pattern.toLowerCase(), action.toLowerCase());
}

export function actionCovers(pattern: string, action: string): boolean {
  return globsMeet(pattern.toLowerCase(), action.toLowerCase().replaceAll(/[*?]/g, "\uF8FF"));
}
