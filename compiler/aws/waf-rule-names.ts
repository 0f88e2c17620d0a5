/**
 * Names of the rules in the managed rule groups that web ACLs use by default (AWS WAF Developer Guide, "AWS Managed Rules rule groups
 * list"; latest static versions). WAF silently ignores an override of an unknown rule, so only this table can catch a typo.
 */
import { nearest } from "../diagnostics/nearest.ts";

const commonRuleSet = [
  "CrossSiteScripting_BODY",
  "CrossSiteScripting_COOKIE",
  "CrossSiteScripting_QUERYARGUMENTS",
  "CrossSiteScripting_URIPATH",
  "EC2MetaDataSSRF_BODY",
  "EC2MetaDataSSRF_COOKIE",
  "EC2MetaDataSSRF_QUERYARGUMENTS",
  "EC2MetaDataSSRF_URIPATH",
  "GenericLFI_BODY",
  "GenericLFI_QUERYARGUMENTS",
  "GenericLFI_URIPATH",
  "GenericRFI_BODY",
  "GenericRFI_QUERYARGUMENTS",
  "GenericRFI_URIPATH",
  "NoUserAgent_HEADER",
  "RestrictedExtensions_QUERYARGUMENTS",
  "RestrictedExtensions_URIPATH",
  "SizeRestrictions_BODY",
  "SizeRestrictions_Cookie_HEADER",
  "SizeRestrictions_QUERYSTRING",
  "SizeRestrictions_URIPATH",
  "UserAgent_BadBots_HEADER",
];

const knownBadInputs = [
  "ExploitablePaths_URIPATH",
  "Host_localhost_HEADER",
  "JavaDeserializationRCE_BODY",
  "JavaDeserializationRCE_HEADER",
  "JavaDeserializationRCE_QUERYSTRING",
  "JavaDeserializationRCE_URIPATH",
  "Log4JRCE_BODY",
  "Log4JRCE_HEADER",
  "Log4JRCE_QUERYSTRING",
  "Log4JRCE_URIPATH",
  "PROPFIND_METHOD",
  "ReactJSRCE_BODY",
];

const sqlInjection = [
  "SQLiExtendedPatterns_BODY",
  "SQLiExtendedPatterns_QUERYARGUMENTS",
  "SQLi_BODY",
  "SQLi_COOKIE",
  "SQLi_QUERYARGUMENTS",
  "SQLi_URIPATH",
];

const rules: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesAmazonIpReputationList: ["AWSManagedIPDDoSList", "AWSManagedIPReputationList", "AWSManagedReconnaissanceList"],
  AWSManagedRulesAnonymousIpList: ["AnonymousIPList", "HostingProviderIPList"],
  AWSManagedRulesCommonRuleSet: commonRuleSet,
  AWSManagedRulesKnownBadInputsRuleSet: knownBadInputs,
  AWSManagedRulesSQLiRuleSet: sqlInjection,
};

/** Names of the group's rules in alphabetical order; undefined for a group that this table lacks. */
export function managedGroupRules(group: string): readonly string[] | undefined {
  return Object.hasOwn(rules, group) ? rules[group] : undefined;
}

/** The rule of a known group that `name` most likely stands for; undefined if none is near. */
export function nearestManagedRule(group: string, name: string): string | undefined {
  return nearest(name, managedGroupRules(group) ?? []);
}
