import { hasErrors } from "../../diagnostics/types.ts";
import { wantsColor } from "../../diagnostics/render/style.ts";
import { ask } from "../../permissions/ask.ts";
import { whoCanText } from "../../permissions/who-can-text.ts";
import type { WhoCan } from "../../permissions/types.ts";
import type { Plan } from "../../plan/types.ts";
import { UsageError, type Command } from "../command.ts";
import { asOfOption, formatOption, strictOption, asOf } from "../options.ts";
import { showErrors, showJson } from "../output/report.ts";
import { compileAll, planned } from "../targets/plans.ts";
import { specTargets } from "../targets/specs.ts";

/** `platform-compile who-can`: principals whose policies allow an action. */
const command: Command = {
  name: "who-can",
  summary: "show who may perform an action on a resource",
  usage: "<action> <resource> [spec…]",
  options: { format: formatOption("pretty", "json"), strict: strictOption, "as-of": asOfOption },
  async run(args, io) {
    const [action, resource, ...specs] = args.positionals;
    if (action === undefined || resource === undefined) {
      throw new UsageError(
        "who-can requires an action and a resource",
        "for example: who-can secretsmanager:GetSecretValue rds-credentials spec/prod.yaml",
      );
    }
    const options = { asOf: asOf(args, io), strict: args.has("strict") };
    const compiled = compileAll(await specTargets(specs, io), options, io);
    const answers = new Map(planned(compiled).map(({ target, plan }) => [target.file, answer(plan, action, resource)]));
    if (args.value("format") === "json") {
      const reports = compiled.map(({ target, diagnostics }) => ({
        file: target.file,
        diagnostics,
        fields: { ...(answers.get(target.file) ?? none(action, resource)) },
      }));
      showJson("who-can", reports, io);
    } else {
      showErrors(compiled, io);
      const color = wantsColor(io.isTerminal("stdout"), io.env);
      io.stdout([...answers].map(([file, found]) => whoCanText(file, found, color)).join("\n"));
    }
    return compiled.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
  },
};

function answer(plan: Plan, action: string, resource: string): WhoCan {
  const found = ask(plan, action, resource);
  if ("problem" in found) throw new UsageError(found.problem, found.help);
  return found;
}

/** For a spec that does not compile. */
function none(action: string, resource: string): WhoCan {
  return { action, resource, grants: [], notes: ["the spec does not compile"] };
}

export default command;
