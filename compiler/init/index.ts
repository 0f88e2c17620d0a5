/** Proposes the specs of a new project: sizes that carry the load, in a region that offers them, with every rule satisfied. */
import type { PriceBook } from "../pricing/price-book.ts";
import type { KeyOrder } from "../source/format.ts";
import { environmentsOf, type Answers, type NewEnvironment } from "./answers.ts";
import { decisionsOf, sectionComments, type Budget } from "./decisions.ts";
import { sizesOf } from "./sizes.ts";
import { differences, specText, withoutRepeated } from "./spec-text.ts";

export interface ProposedSpec {
  /** Relative to the project root. */
  readonly file: string;
  readonly text: string;
  readonly environment: NewEnvironment;
}

export interface Proposal {
  readonly book: PriceBook;
  readonly order: KeyOrder;
  /** Path of the authoring schema, relative to the folder of the specs. */
  readonly schema: string;
  /** Budgets by environment. */
  readonly budgets: Readonly<Record<string, Budget>>;
}

/** The specs, each after the one that it extends; undefined if the region has no class that is large enough. */
export function proposeSpecs(answers: Answers, { book, order, schema, budgets }: Proposal): readonly ProposedSpec[] | undefined {
  const environments = environmentsOf(answers);
  const proposals = environments.map((environment) => {
    const sizes = sizesOf(environment, answers.region, book);
    return sizes && decisionsOf(answers, environment, sizes, budgets[environment.name]);
  });
  const [base, ...rest] = proposals;
  if (base === undefined || rest.includes(undefined)) return undefined;
  return environments.map((environment, index) => {
    const own = proposals[index]!;
    const head = [`yaml-language-server: $schema=${schema}`, ...headOf(environment, environments[0]!, index)];
    const parent = { key: "extends", value: `${environments[0]!.name}.yaml` };
    const schemaVersion = own.filter(({ key }) => key === "schema");
    const decisions = index === 0 ? own : [...schemaVersion, parent, ...differences(base, own)];
    const text = specText(head, withoutRepeated(decisions), order, index === 0 ? sectionComments : {});
    return { file: `spec/${environment.name}.yaml`, text, environment };
  });
}

function headOf({ name }: NewEnvironment, base: NewEnvironment, index: number): readonly string[] {
  if (index > 0) return [`The environment ${name}: only what differs from ${base.name}.yaml.`];
  return [
    `The environment ${name}. Your editor documents and completes every key; so does \`npx platform-compile explain KEY\`.`,
    "Keys that are not stated here have defaults, which depend on the class.",
  ];
}
