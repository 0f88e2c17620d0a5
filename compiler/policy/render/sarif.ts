/** The report as SARIF 2.1.0. Waived and exempt rules are results with suppressions; https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
import { shortHash } from "../../canonical/hash.ts";
import { docsOf } from "../../diagnostics/docs.ts";
import { location } from "../../diagnostics/render/sarif.ts";
import { fileStart, type Diagnostic } from "../../diagnostics/types.ts";
import { securityRules } from "../../rules/index.ts";
import type { SecurityRule } from "../../rules/rule.ts";
import { frameworks, controlsIn } from "../frameworks.ts";
import type { Exempt, Failure, PolicyReport, RuleResult, Waived } from "../types.ts";
import { termsOf } from "./words.ts";

/** The SARIF log as a JSON value. */
export function sarifReport(reports: readonly PolicyReport[], version: string): unknown {
  const shown = securityRules.filter(({ name }) => reports.some(({ results }) => results.some(({ rule }) => rule.name === name)));
  const indexes = new Map(shown.map(({ name }, index) => [name, index]));
  const others = reports.flatMap((report) => report.others);
  const results = reports.flatMap((report) =>
    report.results.flatMap((result) => resultsOf(result, report, indexes.get(result.rule.name)!)),
  );
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "platform-compile policy", version, rules: shown.map(descriptor) } },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: others.every(({ severity }) => severity !== "error"),
            toolExecutionNotifications: others.map(notification),
          },
        ],
        results: distinct(results),
      },
    ],
  };
}

function descriptor(rule: SecurityRule): unknown {
  const { name, reason, severity, source, security } = rule;
  const tags = frameworks.flatMap(([framework, title]) =>
    framework === "own" ? [] : controlsIn(rule, framework).map((id) => `${title} ${id}`),
  );
  return {
    id: name,
    shortDescription: { text: security.demand },
    fullDescription: { text: reason },
    helpUri: source,
    help: { text: `See ${docsOf({ rule: name })}` },
    defaultConfiguration: { level: severity },
    properties: { tags: ["security", ...tags] },
  };
}

/** An error or warning that is no result: it is about the spec as a whole, or explains why rules are not judged. */
function notification({ rule, severity, message, help, file, range }: Diagnostic): unknown {
  return {
    descriptor: { id: rule },
    level: severity,
    message: { text: help === undefined ? message : `${message}; ${help}` },
    locations: [location(file, range)],
  };
}

interface Result {
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
}

function resultsOf({ rule, failures, waived, exempt, status }: RuleResult, report: PolicyReport, ruleIndex: number): readonly Result[] {
  const head = { ruleId: rule.name, ruleIndex, level: rule.severity };
  if (status !== "failed") return [...waived, ...exempt].map((each) => ({ ...head, ...suppressed(rule, each, report) }));
  return failures.map((failure) => ({ ...head, ...refused(rule, failure, report) }));
}

function refused(rule: SecurityRule, { diagnostic, subject, resources }: Failure, report: PolicyReport): Result {
  const { message, help, file, range } = diagnostic;
  return {
    message: { text: help === undefined ? message : `${message}; ${help}` },
    locations: [{ ...location(file, range), ...logical(resources) }],
    partialFingerprints: fingerprint(rule, subject, report),
  } as Result;
}

function suppressed(rule: SecurityRule, permission: Waived | Exempt, report: PolicyReport): Result {
  const { reason, keys, resources, place } = permission;
  const isWaived = "until" in permission;
  return {
    message: { text: `${isWaived ? `waived ${termsOf(permission)}` : "exempt"}: ${rule.security.demand}` },
    locations: [{ ...location(place?.file ?? report.file, place?.range ?? fileStart), ...logical(resources) }],
    partialFingerprints: fingerprint(rule, keys.join(" ") || resources.join(" "), report),
    suppressions: [{ kind: isWaived ? "inSource" : "external", status: "accepted", justification: reason }],
  } as Result;
}

function logical(resources: readonly string[]): object {
  return resources.length === 0 ? {} : { logicalLocations: resources.map((name) => ({ name, kind: "resource" })) };
}

/**
 * GitHub compares alerts by `primaryLocationLineHash` and computes one from the line if there is none. The rule and its subject in the
 * environment stay the same when lines move, so an alert is not closed and opened again.
 */
function fingerprint({ name }: SecurityRule, subject: string, { file, environment }: PolicyReport): Result["partialFingerprints"] {
  const where = environment === undefined ? [file] : [environment.projectName, environment.environment];
  return { primaryLocationLineHash: shortHash([name, ...where, subject], 16) };
}

/** Numbers equal fingerprints, because several violations of a rule may have one subject. */
function distinct(results: readonly Result[]): readonly Result[] {
  const seen = new Map<string, number>();
  return results.map((result) => {
    const { primaryLocationLineHash: hash } = result.partialFingerprints;
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return { ...result, partialFingerprints: { primaryLocationLineHash: `${hash}:${number}` } };
  });
}
