import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError, type CliIo, type Command } from "../command.ts";
import { asOf, asOfOption, formatOption } from "../options.ts";
import { showChains } from "../why/chains.ts";
import { showChanges } from "../why/changes.ts";
import { pairOf, pairsSince } from "../why/sides.ts";

/** `platform-compile why`: from a property of the plan, or an operation of a change, back to the lines of the specs. */
const why: Command = {
  name: "why",
  summary: "show which lines of the specs decide a property, or cause a change",
  usage: "RESOURCE[.PROPERTY] [spec…] | A B [RESOURCE] | --since REVISION [RESOURCE] [spec…]",
  takesWords: true,
  options: {
    since: { value: "REVISION", description: "explain what changes from this git revision to the working tree" },
    format: formatOption("pretty", "json"),
    "as-of": asOfOption,
  },
  async run({ positionals, ...args }, io) {
    const all = { positionals, ...args };
    const specs = positionals.filter((word) => isSpec(word, io));
    const [name, ...more] = positionals.filter((word) => !specs.includes(word));
    if (more.length > 0) {
      throw new UsageError(
        `why explains one name, got ${[name, ...more].join(", ")}`,
        "run it once for each; spec files end in .yaml or .yml",
      );
    }
    const since = args.value("since");
    if (since !== undefined) return showChanges(await pairsSince(since, specs, asOf(all, io), io), name, all, io);
    if (name !== undefined && positionals[0] === name) return showChains(name, specs, all, io);
    if (specs.length === 0) {
      throw new UsageError(
        "why requires a property, or two specs",
        "for example why rds-instance.instanceClass, or why --since origin/main",
      );
    }
    return showChanges([await pairOf(specs, asOf(all, io), io)], name, all, io);
  },
};

/** Spec files have extensions; folders and globs exist or have wildcards. No name of a resource or property looks like either. */
function isSpec(word: string, io: CliIo): boolean {
  return /\.ya?ml$/i.test(word) || word === "-" || /[*?{]/.test(word) || existsSync(resolve(io.cwd, word));
}

export default why;
