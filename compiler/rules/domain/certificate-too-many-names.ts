import { ownHosts } from "../../model/hosts.ts";
import type { Rule } from "../rule.ts";

/** Default quota of an account. */
const mostNames = 10;

const rule: Rule = {
  severity: "warning",
  title: "Certificate exceeds the default quota of domain names",
  reason: "A certificate may name 10 hosts until AWS raises the quota of the account. ACM rejects a request with more.",
  source: "https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html",
  good: "{domainName: api.chat.example, ecsServices: {extraServices: {reports: {paths: [/*], host: reports.chat.example, desiredCount: 1, cpu: 256, memory: 512}}}}",
  bad: "{domainName: api.chat.example, ecsServices: {extraServices: {sa: {paths: [/*], host: a.chat.example, desiredCount: 1, cpu: 256, memory: 512}, sb: {paths: [/*], host: b.chat.example, desiredCount: 1, cpu: 256, memory: 512}, sc: {paths: [/*], host: c.chat.example, desiredCount: 1, cpu: 256, memory: 512}, sd: {paths: [/*], host: d.chat.example, desiredCount: 1, cpu: 256, memory: 512}, se: {paths: [/*], host: e.chat.example, desiredCount: 1, cpu: 256, memory: 512}, sf: {paths: [/*], host: f.chat.example, desiredCount: 1, cpu: 256, memory: 512}, sg: {paths: [/*], host: g.chat.example, desiredCount: 1, cpu: 256, memory: 512}, sh: {paths: [/*], host: h.chat.example, desiredCount: 1, cpu: 256, memory: 512}, si: {paths: [/*], host: i.chat.example, desiredCount: 1, cpu: 256, memory: 512}, sj: {paths: [/*], host: j.chat.example, desiredCount: 1, cpu: 256, memory: 512}}}}",

  *checkSpec(environment) {
    if (environment.spec.acm.certificateArn !== undefined) return;
    const names = ["domainName", ...ownHosts(environment).flatMap(({ host }) => host.from[0]!)];
    const [beyond] = names.slice(mostNames);
    if (beyond === undefined) return;
    yield {
      key: beyond,
      message: `\`domainName\` and ${names.length - 1} hosts of services make ${names.length} names in the certificate, and the default quota is ${mostNames}`,
      help: "share hosts among services, ask AWS for a higher quota, or use an existing certificate (`acm.certificateArn`)",
      related: [{ key: "domainName", message: "the first name of the certificate" }],
    };
  },
};

export default rule;
