/** What is wrong with a schedule or a time zone of the spec, and what would be right. */
import { parseCron } from "../../aws/cron.ts";

interface Wrong {
  readonly message: string;
  readonly help: string;
}

export function wrongCron(expression: string): Wrong | undefined {
  const times = parseCron(expression);
  if (typeof times !== "string") return undefined;
  return {
    message: `\`${expression}\` is not a valid schedule: ${times}`,
    help: "expected six fields (minutes, hours, day of month, month, day of week, year), for example `cron(0 3 * * ? *)`",
  };
}

export function wrongTimezone(name: string): Wrong | undefined {
  if (isTimezone(name)) return undefined;
  return { message: `\`${name}\` is not a valid IANA time zone`, help: "use a name such as `UTC`, `Europe/Berlin` or `America/New_York`" };
}

/** Node has the IANA database, which AWS uses as well. */
function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
