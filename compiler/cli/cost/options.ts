/** Options of `cost`, in addition to the common ones. */
import { parsePriceBook } from "../../cost/load.ts";
import { decimal, type Decimal } from "../../pricing/decimal.ts";
import type { PriceBook } from "../../pricing/price-book.ts";
import { UsageError, type Arguments, type CliIo } from "../command.ts";
import { inputText } from "../input-file.ts";

const mostUsers = 1_000_000_000;

/** Parses `1k,5k,1.5m` into ascending numbers; undefined if the option is not set. */
export function usersOf(args: Arguments): readonly number[] | undefined {
  const text = args.value("at-dau");
  if (text === undefined) return undefined;
  const users = text.split(",").map(parseUsers);
  return [...new Set(users)].sort((a, b) => a - b);
}

function parseUsers(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([km]?)$/i.exec(text.trim());
  const factor = { "": 1, k: 1000, m: 1_000_000 }[match?.[2]?.toLowerCase() ?? ""] ?? 1;
  const users = match === null ? NaN : Math.round(Number(match[1]) * factor);
  if (Number.isFinite(users) && users <= mostUsers) return users;
  throw new UsageError(`invalid number of users ${text.trim() || "(empty)"} in --at-dau`, "expected a list such as 1k,5k,10k,25k,50k,100k");
}

/** Part of the bill, or USD a month. */
export type SavingTarget = { readonly percent: Decimal } | { readonly usd: Decimal };

/** Parses `20%`, `50`, `$50` or `12.50 USD`; undefined if the option is not set. */
export function savingOf(args: Arguments): SavingTarget | undefined {
  const text = args.value("save");
  if (text === undefined) return undefined;
  const [, number, percent] = /^\$? ?(\d{1,9}(?:\.\d{1,6})?) ?(%|USD)?$/i.exec(text.trim()) ?? [];
  const amount = decimal(number ?? "0");
  if (amount <= 0n || (percent === "%" && (amount > decimal(100) || text.includes("$")))) {
    throw new UsageError(`--save ${text} is not an amount to save`, "expected a share such as 20%, or USD a month such as 50");
  }
  return percent === "%" ? { percent: amount } : { usd: amount };
}

/** Maximum number of lines to show. */
export function linesOf(args: Arguments): number {
  const text = args.value("lines") ?? "12";
  if (!/^\d{1,6}$/.test(text))
    throw new UsageError(`--lines ${text} is not a number`, "expected the number of lines to show, for example --lines 20");
  return Number(text);
}

/** A shipped price book has less than one. */
const mostMebibytes = 16;

/** The price book in the file that `--price-book` names. */
export function givenPriceBook(args: Arguments, io: CliIo): PriceBook | undefined {
  const file = args.value("price-book");
  if (file === undefined) return undefined;
  const help = "expected the format of a shipped one, such as node_modules/platform-compile/generated/prices/eu-central-1.json";
  const text = inputText(file, help, io, mostMebibytes);
  try {
    return parsePriceBook(text);
  } catch (error) {
    throw new UsageError(`${file} is not a valid price book: ${(error as Error).message}`, help);
  }
}
