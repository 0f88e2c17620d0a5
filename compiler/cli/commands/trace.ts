import { UsageError, type Command } from "../command.ts";
import { asOfOption, formatOption } from "../options.ts";
import { positionOf, traceLine } from "../why/trace.ts";

/** `platform-compile trace`: from a line of a spec to everything that it causes. */
const trace: Command = {
  name: "trace",
  summary: "show everything that a line of a spec causes in the plans",
  usage: "FILE:LINE[:COLUMN]",
  takesWords: true,
  options: {
    through: { description: "also list the resources that read what the line causes, directly or through others" },
    format: formatOption("pretty", "json"),
    "as-of": asOfOption,
  },
  run(args, io) {
    const [position, ...more] = args.positionals;
    if (position === undefined || more.length > 0)
      throw new UsageError(`trace requires one line, got ${args.positionals.length}`, "for example trace spec/prod.yaml:31");
    return traceLine(positionOf(position, io), args, io);
  },
};

export default trace;
