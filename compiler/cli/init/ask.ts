/** Asks the questions that no flag answers, in a terminal. */
import { autocomplete, cancel, confirm, isCancel, select, text } from "@clack/prompts";
import { UsageError, type CliIo } from "../command.ts";
import type { Problem } from "./check.ts";
import type { Question } from "./questions.ts";

type Streams = ReturnType<CliIo["terminal"]>;

/** The answer to one question. `judge` says what is wrong with one. Throws a usage error if the user gives up. */
export async function ask(
  { message = "", choices, name }: Question,
  suggestion: string | undefined,
  judge: (text: string) => Problem | undefined,
  streams: Streams,
): Promise<string> {
  const validate = (value: string | undefined) => {
    const problem = judge(value === undefined || value === "" ? (suggestion ?? "") : value);
    return problem && [problem.message, problem.help].filter(Boolean).join("; ");
  };
  if (name === "region") {
    const options = (choices ?? []).map((value) => ({ value }));
    return whole(
      await autocomplete<string>({
        message,
        options,
        maxItems: 8,
        validate: (value) => validate(typeof value === "string" ? value : undefined),
        ...(suggestion === undefined ? {} : { initialValue: suggestion }),
        ...streams,
      }),
      streams,
    );
  }
  if (choices !== undefined) {
    const other = "other";
    const options = [...choices.map((value) => ({ value, label: value.replaceAll(",", ", ") })), { value: other, label: "other names …" }];
    const chosen = whole(
      await select({ message, options, ...(suggestion === undefined ? {} : { initialValue: suggestion }), ...streams }),
      streams,
    );
    if (chosen !== other) return chosen;
  }
  const shown = suggestion === undefined || suggestion === "" ? {} : { placeholder: suggestion, defaultValue: suggestion };
  // An answer that was left empty may be undefined.
  return (whole(await text({ message, validate, ...shown, ...streams }), streams) as string | undefined) ?? suggestion ?? "";
}

/** Yes or no, with yes as the default. */
export async function agree(message: string, streams: Streams): Promise<boolean> {
  return whole(await confirm({ message, ...streams }), streams);
}

function whole<T>(answer: T, streams: Streams): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel("Nothing was written.", streams);
  throw new UsageError("init was canceled", "run it again, or give the answers as flags: platform-compile init --help");
}
