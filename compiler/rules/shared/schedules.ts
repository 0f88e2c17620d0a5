/** What is wrong with a schedule or a time zone of the spec, and what would be right. */
import { parseCron } from "../../aws/cron.ts";

export interface Wrong {
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
  const zone = timezoneOf(name);
  if (zone === undefined)
    return {
      message: `\`${name}\` is not a valid IANA time zone`,
      help: "use a name such as `UTC`, `Europe/Berlin` or `America/New_York`",
    };
  if (isSpelledRight(name, zone)) return undefined;
  return { message: `the IANA time zone \`${zone}\` is not spelled \`${name}\``, help: `write \`${zone}\`` };
}

/** Node has the IANA database, which AWS uses as well, but it ignores case, which AWS does not promise. */
function timezoneOf(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Of an alias (`US/Eastern`), Node knows the zone but not the spelling. All parts of all names start with an uppercase letter. */
function isSpelledRight(name: string, zone: string): boolean {
  if (name.toLowerCase() === zone.toLowerCase()) return name === zone;
  return name.split("/").every((part) => /^[A-Z]/.test(part));
}
