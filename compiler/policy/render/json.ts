/** The report in the `--format json` envelope: schema/output/policy.schema.json. Absent values are null. */
import { docsOf } from "../../diagnostics/docs.ts";
import { countsOf } from "../counts.ts";
import type { Exempt, Failure, PolicyReport, RuleResult, SpecPlace, UnjudgedResource, Waived } from "../types.ts";
import type { ExemptJson, FailureJson, PlaceJson, PolicyJson, RuleJson, UnjudgedJson, WaivedJson } from "./json-types.ts";
import { resourcesOf } from "./words.ts";

export function jsonReport({ environment, results, unjudged }: PolicyReport): PolicyJson {
  return {
    project: environment?.projectName ?? null,
    environment: environment?.environment ?? null,
    class: environment?.class ?? null,
    counts: countsOf(results),
    rules: results.map(ruleJson),
    unjudged: unjudged.map(unjudgedJson),
  };
}

function ruleJson(result: RuleResult): RuleJson {
  const { rule, status, because, failures, waived, exempt } = result;
  return {
    rule: rule.name,
    area: rule.area,
    status,
    severity: rule.severity,
    demand: rule.security.demand,
    because: because ?? null,
    ids: { ...rule.security.ids },
    reason: rule.reason,
    source: rule.source,
    docs: docsOf({ rule: rule.name }),
    resources: resourcesOf(result),
    failures: failures.map(failureJson),
    waived: waived.map(waivedJson),
    exempt: exempt.map(exemptJson),
  };
}

export function failureJson({ diagnostic, subject, resources }: Failure): FailureJson {
  const { message, help, key, file, range } = diagnostic;
  return { message, help: help ?? null, subject, key: key ?? null, resources, ...placeJson({ file, range }) };
}

export function waivedJson({ reason, until, price, keys, resources, place }: Waived): WaivedJson {
  return { reason, until, price: price ?? null, keys, resources, place: place === undefined ? null : placeJson(place) };
}

function exemptJson({ by, reason, keys, resources, place }: Exempt): ExemptJson {
  return { by, reason, keys, resources, place: place === undefined ? null : placeJson(place) };
}

function unjudgedJson({ resource, type, waiver, file, range }: UnjudgedResource): UnjudgedJson {
  return { resource, type, ...placeJson({ file, range }), waiver: waiver === undefined ? null : waivedJson(waiver) };
}

function placeJson({ file, range }: SpecPlace): PlaceJson {
  return { file, ...range };
}
