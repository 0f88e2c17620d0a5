/** Says in words why AWS does not accept a value. */
import type { Bound } from "../../aws/property-bounds.ts";
import { counted } from "../../diagnostics/counted.ts";
import { nearest } from "../../diagnostics/nearest.ts";

/** Values of a list that a message shows; the others are counted. */
const mostShown = 12;

export interface Flaw {
  readonly message: string;
  readonly help: string;
}

/**
 * Why a number, text or boolean is not accepted; undefined if it is, or if it is known only at deployment. Almost every value is accepted,
 * so words are found only for a flaw.
 */
export function flawOf(value: unknown, bound: Bound, isSecret: () => boolean): Flaw | undefined {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
  const shown = () => (isSecret() ? "the secret value" : `\`${short(String(value))}\``);
  if (bound.enum !== undefined) return enumFlaw(value, bound.enum, shown);
  return numberFlaw(value, bound) ?? (typeof value === "string" ? textFlaw(value, bound, shown) : undefined);
}

/** Why a list of that many items is not accepted. */
export function flawOfList(length: number, { minItems = 0, maxItems = Infinity }: Bound): Flaw | undefined {
  if (length > maxItems) return { message: `the list has ${counted(length, "item")}`, help: `AWS accepts at most ${maxItems}` };
  return length < minItems ? { message: `the list has ${counted(length, "item")}`, help: `AWS accepts ${minItems} or more` } : undefined;
}

function enumFlaw(value: string | number | boolean, values: NonNullable<Bound["enum"]>, shown: () => string): Flaw | undefined {
  if (values.includes(value) || values.some((each) => String(each) === String(value))) return undefined;
  const known = runsOf(values);
  const meant = typeof value === "number" ? undefined : nearest(String(value), known);
  const list = known.length > mostShown ? `${known.slice(0, mostShown).join(", ")} and ${known.length - mostShown} more` : known.join(", ");
  return { message: `unknown value ${shown()}`, help: `${meant === undefined ? "" : `did you mean \`${meant}\`? `}AWS accepts ${list}` };
}

/** The values as text, with numbers that follow each other as one range: `7 to 30`. */
function runsOf(values: NonNullable<Bound["enum"]>): readonly string[] {
  const starts = values.filter((value) => typeof value !== "number" || !values.includes(value - 1));
  return starts.map((start) => {
    if (typeof start !== "number") return String(start);
    let end = start;
    while (values.includes(end + 1)) end += 1;
    return end === start ? String(start) : `${start} to ${end}`;
  });
}

/** The provider takes many numbers as text, such as ports. */
function numberFlaw(value: string | number | boolean, { minimum = -Infinity, maximum = Infinity }: Bound): Flaw | undefined {
  if (minimum === -Infinity && maximum === Infinity) return undefined;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || Number.isNaN(number) || (number >= minimum && number <= maximum)) return undefined;
  return { message: `${number} is ${number < minimum ? "too low" : "too high"}`, help: `AWS accepts ${range(minimum, maximum)}` };
}

function range(minimum: number, maximum: number): string {
  if (maximum === Infinity) return `${minimum} or more`;
  return minimum === -Infinity ? `at most ${maximum}` : `${minimum} to ${maximum}`;
}

function textFlaw(
  value: string,
  { minLength = 0, maxLength = Infinity, pattern, example = "", form }: Bound,
  shown: () => string,
): Flaw | undefined {
  // Characters are at most as many as the text's units and at least half as many: few texts are near a bound and have to be counted.
  const isFar = value.length <= maxLength && value.length >= 2 * minLength;
  const length = isFar ? value.length : [...value].length;
  if (length > maxLength) return { message: `the text has ${counted(length, "character")}`, help: `AWS accepts at most ${maxLength}` };
  if (length < minLength) return { message: `the text has ${counted(length, "character")}`, help: `AWS accepts ${minLength} or more` };
  if (pattern === undefined || formOf(pattern).test(value)) return undefined;
  const help = form === undefined ? `an example of the form is \`${example}\`` : `AWS accepts ${form}, such as \`${example}\``;
  return { message: `${shown()} does not have the form that AWS accepts`, help };
}

const forms = new Map<string, RegExp>();

/** Compiled once: a plan holds hundreds of values of a few forms. */
function formOf(pattern: string): RegExp {
  const known = forms.get(pattern);
  if (known !== undefined) return known;
  const form = new RegExp(pattern, "s");
  forms.set(pattern, form);
  return form;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
