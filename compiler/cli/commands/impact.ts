import { UsageError, type Command } from "../command.ts";
import { asOfOption, formatOption, strictOption } from "../options.ts";
import { showImpact } from "../why/impact.ts";
import { wishOf } from "../why/wishes.ts";

/** `platform-compile impact`: what an edit would do that is not written yet. */
const impact: Command = {
  name: "impact",
  summary: "show what an edit of a spec would change, without writing it",
  usage: "KEY=VALUE…",
  takesWords: true,
  options: {
    spec: { value: "FILE", description: "spec to edit, may be repeated; default: the spec that all others extend" },
    format: formatOption("pretty", "json", "markdown"),
    strict: strictOption,
    "as-of": asOfOption,
  },
  run(args, io) {
    if (args.positionals.length === 0)
      throw new UsageError("impact requires an edit", "for example impact vpc.natGateways=1 --spec spec/prod.yaml");
    return showImpact(args.positionals.map(wishOf), args, io);
  },
};

export default impact;
