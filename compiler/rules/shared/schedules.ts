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

/** Node has the IANA database, which AWS uses as well. */
export function wrongTimezone(name: string): Wrong | undefined {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return undefined;
  } catch {
    return {
      message: `\`${name}\` is not a valid IANA time zone`,
      help: "use a name such as `UTC`, `Europe/Berlin` or `America/New_York`",
    };
  }
}
