import { fileStart, type Diagnostic } from "../diagnostics/types.ts";
import type { PriceBook } from "../pricing/price-book.ts";

/** A warning if the price book is more than a year old on that day (YYYY-MM-DD), or does not exist. */
export function priceBookDiagnostics(book: PriceBook, file: string, asOf: string): readonly Diagnostic[] {
  if (book.date === "") {
    return [
      {
        rule: "region-without-prices",
        severity: "warning",
        message: `no prices for ${book.region}: the cost cannot be estimated`,
        help: "use a price book of your own: platform-compile cost --price-book FILE",
        file,
        range: fileStart,
      },
    ];
  }
  if (aYearAfter(book.date) >= asOf) return [];
  return [
    {
      rule: "outdated-prices",
      severity: "warning",
      message: `the prices for ${book.region} are more than a year old (${book.date})`,
      help: "upgrade platform-compile, or use a price book of your own: platform-compile cost --price-book FILE",
      file,
      range: fileStart,
    },
  ];
}

function aYearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
