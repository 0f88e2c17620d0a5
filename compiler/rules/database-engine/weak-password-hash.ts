import type { Rule } from "../rule.ts";

const weak: Readonly<Record<string, string>> = {
  password_encryption: "md5",
  "rds.accepted_password_auth_method": "md5+scram",
};

const rule: Rule = {
  severity: "error",
  title: "Passwords are hashed with MD5",
  reason:
    "An MD5 hash of a password is as good as the password itself: whoever reads it can sign in. PostgreSQL 18 deprecates it, and RDS Proxy and all current clients support SCRAM.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL_Password_Encryption_configuration.html",
  good: "{rds: {rdsParameters: {password_encryption: scram-sha-256}}}",
  bad: "{rds: {rdsParameters: {password_encryption: md5}}}",

  *checkSpec({ spec: { rds } }) {
    for (const [name, value] of Object.entries(weak)) {
      if (rds.rdsParameters[name]?.toLowerCase() !== value) continue;
      const help = name === "password_encryption" ? "remove it: the default is `scram-sha-256`" : "use `scram`";
      yield { key: `rds.rdsParameters.${name}`, message: `\`${name}: ${value}\` keeps passwords as MD5 hashes`, help };
    }
  },
};

export default rule;
