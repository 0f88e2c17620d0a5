/** The compliance table: one row per control of a framework and rule behind it. */
import { docsOf } from "../../diagnostics/docs.ts";
import { csvText } from "../../diagnostics/render/csv.ts";
import { markdownRows, markdownText } from "../../diagnostics/render/markdown.ts";
import { controlsIn, selected, type Framework, type Selection } from "../frameworks.ts";
import { countsInWords, countsOf } from "../counts.ts";
import type { PolicyReport, RuleResult } from "../types.ts";
import { lineOf, resourcesOf, termsOf } from "./words.ts";

interface Row {
  readonly control: string;
  readonly result: RuleResult;
}

/** Rows in the order of the framework's ids: 2.10 comes after 2.9. */
function rowsOf({ results }: PolicyReport, framework: Framework): readonly Row[] {
  return results
    .flatMap((result) => controlsIn(result.rule, framework).map((control) => ({ control, result })))
    .sort((a, b) => a.control.localeCompare(b.control, "en", { numeric: true }) || (a.result.rule.name < b.result.rule.name ? -1 : 1));
}

export function markdownReport(report: PolicyReport, selection: Selection): string {
  const { file, environment, results, unjudged } = report;
  const subject = environment === undefined ? "" : `: ${environment.projectName} ${environment.environment}, class ${environment.class}`;
  const tables = selected(selection).flatMap(([framework, title]) => {
    const rows = rowsOf(report, framework).map(({ control, result }) => [
      `\`${control}\``,
      `\`${result.rule.name}\``,
      result.status.replace("-", " "),
      markdownText(detailsOf(result).join("; ")),
    ]);
    return rows.length === 0 ? [] : [`### ${title}\n\n${markdownRows(["Control", "Rule", "Result", "Details"], rows)}`];
  });
  const judgedByNone = unjudged.map((each) => [
    `\`${each.resource}\``,
    markdownText(each.type),
    markdownText(lineOf(each)),
    markdownText(each.waiver?.reason ?? ""),
  ]);
  const extra =
    judgedByNone.length === 0
      ? []
      : [`### Not judged by any rule\n\n${markdownRows(["Resource", "Type", "Place", "Waiver"], judgedByNone)}`];
  return [`## ${markdownText(`${file}${subject}`)}\n\n${countsInWords(countsOf(results))}\n`, ...tables, ...extra].join("\n");
}

const head =
  "spec,project,environment,class,framework,control,rule,severity,result,demand,resources,place,details,fix,exempt_by,until,price_usd,source,docs";

/** One document for all specs. */
export function csvReport(reports: readonly PolicyReport[], selection: Selection): string {
  const rows = reports.flatMap((report) =>
    selected(selection).flatMap(([framework, title]) => rowsOf(report, framework).map((row) => csvCells(report, title, row))),
  );
  return csvText([head.split(","), ...rows, ...reports.flatMap(unjudgedCells)]);
}

function csvCells({ file, environment }: PolicyReport, framework: string, { control, result }: Row): readonly string[] {
  const { rule, status, failures } = result;
  const [waived, exempt] = status === "failed" ? [[], []] : [result.waived, result.exempt];
  const places = [...failures.map(({ diagnostic }) => lineOf(diagnostic)), ...[...waived, ...exempt].map(({ place }) => lineOf(place))];
  return [
    file,
    environment?.projectName ?? "",
    environment?.environment ?? "",
    environment?.class ?? "",
    framework,
    control,
    rule.name,
    rule.severity,
    status,
    rule.security.demand,
    resourcesOf(result).join(" "),
    places.join(" "),
    detailsOf(result).join("; "),
    failures.map(({ diagnostic: { help = "" } }) => help).join("; "),
    exempt.map(({ by }) => by).join(" "),
    waived.map(({ until }) => until).join(" "),
    waived.flatMap(({ price }) => price ?? []).join(" "),
    rule.source,
    docsOf({ rule: rule.name }),
  ];
}

function unjudgedCells({ file, environment, unjudged }: PolicyReport): readonly (readonly string[])[] {
  return unjudged.map((each) => [
    file,
    environment?.projectName ?? "",
    environment?.environment ?? "",
    environment?.class ?? "",
    "",
    "",
    "resource-type-judged",
    "",
    "not-judged",
    `no rule judges resources of type ${each.type}`,
    each.resource,
    lineOf(each),
    each.waiver?.reason ?? "",
    "",
    "",
    each.waiver?.until ?? "",
    String(each.waiver?.price ?? ""),
    "",
    "",
  ]);
}

function detailsOf({ status, because, failures, waived, exempt }: RuleResult): readonly string[] {
  if (status === "failed") return failures.map(({ diagnostic }) => `${lineOf(diagnostic)} ${diagnostic.message}`);
  if (because !== undefined) return [because];
  return [...waived.map((each) => `${termsOf(each)}: ${each.reason}`), ...exempt.map(({ reason }) => reason)];
}
