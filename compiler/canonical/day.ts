const milliseconds = 24 * 3600 * 1000;

/** Is the text a day of the calendar, YYYY-MM-DD? There is no 30 February. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days from one day to another, both YYYY-MM-DD; negative if the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / milliseconds);
}

/** The day that is `days` after another one, YYYY-MM-DD. */
export function dayAfter(from: string, days: number): string {
  return new Date(Date.parse(from) + days * milliseconds).toISOString().slice(0, 10);
}
