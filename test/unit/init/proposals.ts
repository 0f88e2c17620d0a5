/** Specs as `init` proposes them, compiled. */
import { expect } from "vitest";
import { compileSpec } from "../../../compiler/compile.ts";
import { specOrder } from "../../../compiler/cli/commands/fmt.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { limitsOf } from "../../../compiler/cost/limits.ts";
import type { Answers } from "../../../compiler/init/answers.ts";
import { proposeSpecs, type ProposedSpec } from "../../../compiler/init/index.ts";
import { environmentsIn } from "../../../compiler/init/parse.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import { formatSpec } from "../../../compiler/source/format.ts";

export interface CompiledProposal extends ProposedSpec {
  readonly plan: Plan;
}

/** Answers for a region, a list of environments, and a number of daily users. */
export function answersFor(region: string, environments: string, size: number, more: Partial<Answers> = {}): Answers {
  return {
    project: "acme",
    account: "123456789012",
    region,
    domain: "acme.example",
    environments: environmentsIn(environments),
    size,
    auth0Domain: "acme.eu.auth0.com",
    ...more,
  };
}

export function propose(answers: Answers): readonly ProposedSpec[] | undefined {
  return proposeSpecs(answers, { book: priceBookOf(answers.region), order: specOrder(), schema: "../schema.json", budgets: {} });
}

/** Compiles the specs, which must have no error, no warning and the canonical layout, and carry their busiest hour. */
export function goodProposal(answers: Answers): readonly CompiledProposal[] {
  const specs = propose(answers)!;
  const texts = new Map(specs.map(({ file, text }) => [file, new TextEncoder().encode(text)]));
  return specs.map((spec) => {
    const read = (file: string) => ({ bytes: texts.get(file)! });
    const { diagnostics, plan } = compileSpec(spec.file, { read }, { asOf: "2026-01-15" });
    const where = `${answers.region}, ${answers.size} users, ${spec.file}`;
    expect(diagnostics, where).toEqual([]);
    expect(formatSpec(spec.text, specOrder()), where).toBe(spec.text);
    const broken = limitsOf(plan!).filter(({ breaksAt = Infinity }) => breaksAt <= spec.environment.users);
    expect(broken, where).toEqual([]);
    return { ...spec, plan: plan! };
  });
}
